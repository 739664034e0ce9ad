import { foldName } from './fold.js';

/**
 * Words that tell little of who is meant, whatever the graph holds: [weight, words]. A graph's own counts
 * can only lower these, so that a small graph doesn't take its two Muhammads for telling.
 */
// prettier-ignore
const COMMON: readonly (readonly [number, string])[] = [
  // Particles and legal forms.
  [0.06, 'and of the de la las los del y et en in for to on at by a an do da dos von van der wa w va ve le les du di و في'],
  [0.1, 'ltd limited co company inc incorporated corp corporation llc llp sa srl sarl sas cv rl ltda gmbh ag bv nv plc fze fzc fzco fzllc ooo oao pao zao jsc pjsc ojsc cjsc lp sal est pte pty sociedad anonima sirketi شركة شرکت'],
  // Titles.
  [0.12, 'sayyid sayed seyyed syed said-al sheikh shaykh cheikh shaikh hajj haji hajji hadj haj hoca mullah mulla molla mawlawi maulavi maulvi maulana ayatollah hojatoleslam dr doctor mr mrs ms prof professor general brigadier colonel major captain commander president engineer sardar'],
  [0.12, 'سيد سید السيد شيخ شیخ حاج الحاج حاجی حجي حجی آية آیت دكتور دکتر مهندس قائد سردار عميد لواء ملا آقا ميرزا'],
  // Movements are mostly called without the word: the Nujaba.
  [0.2, 'harakat harakah harakatul movement حركة حرکت'],
  // What kind of body it is.
  [0.3, 'kataib katibat katibah kateb brigade brigades battalion battalions liwa saraya quwat force forces jaysh jaish army jabhat jebhat front hizb hezb party asaib league munazzamat organization organisation association society group groups council ministry committee corps guard guards militia militias network office front union foundation institute institution center centre university bank trading commercial industries industrial industry international general national public islamic islami united popular state services service investment investments holding enterprise enterprises agency company shipping airlines transport petroleum oil construction engineering import export'],
  [0.3, 'كتائب کتائب كتيبة لواء سرايا قوات نیروی نیروهای جيش جبهة حزب عصائب منظمة سازمان جمعية مجلس وزارة وزارت سپاه لشکر تيپ تیپ گروه هيئة اسلامي اسلامی الإسلامية الاسلامية اسلاميه بانک بنك مؤسسة بنیاد'],
  // Given names that half the field bears.
  [0.5, 'muhammad mohammed mohammad mohamed muhammed mehmet mohamad ali ahmad ahmed hassan hasan hussein husayn hossein husain mahmud mahmoud mustafa ibrahim ebrahim abdullah abdallah abdul abd omar umar khalid khaled yusuf youssef said saeed salih saleh jose juan luis carlos maria jesus jorge antonio francisco miguel manuel alexander aleksandr sergei vladimir mikhail andrei kim li wang reza mahdi mehdi karim hamid hadi abbas qasim kadhim jafar musa isa nasir jamal kamal rashid abdurrahman abdulaziz abdulkarim khan agha aqa mirza bey'],
  [0.5, 'محمد علي علی احمد أحمد حسن حسين حسین محمود مصطفى مصطفی ابراهيم إبراهيم ابراهیم عبدالله خالد يوسف یوسف سعيد سعید صالح رضا مهدي مهدی كريم کریم حميد هادي هادی عباس قاسم كاظم کاظم جعفر موسى موسی'],
];

let prior: ReadonlyMap<string, number> | undefined;

/** What a word of this sound (as soundOf gives it) can weigh at most, in (0, 1]; 1 for a word that isn't known to be common. */
export function commonWeight(sound: string): number {
  prior ??= readCommon();
  return prior.get(sound) ?? 1;
}

function readCommon(): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const [weight, text] of COMMON) {
    for (const written of text.split(' ')) {
      const sound = foldName(written).words[0]?.sound ?? '';
      if (sound !== '') weights.set(sound, Math.min(weight, weights.get(sound) ?? 1));
    }
  }
  return weights;
}
