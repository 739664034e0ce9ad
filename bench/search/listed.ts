/** Who of the hand-written tables is on the Treasury's list itself, found by reading it; the list's own spelling. */

/** Actors, by their id in the table. */
// prettier-ignore
export const LISTED_ACTORS: Readonly<Record<string, string>> = {
  soleimani: 'SOLEIMANI, Qasem', raisi: 'RAISI, Ebrahim', zarif: 'ZARIF, Mohammad Javad', shamkhani: 'SHAMKHANI, Ali', velayati: 'VELAYATI, Ali Akbar', shahlai: 'SHAHLAI, Abdul Reza', vahidi: 'VAHIDI, Ahmad',
  qassem: 'QASIM, Naim', safieddine: 'SAFIEDDINE, Hashem', sinwar: 'SINWAR, Yahya', kh: "KATA'IB HIZBALLAH", aah: "ASA'IB AHL AL-HAQ", qaeda: "AL QA'IDA",
};

/** Strangers of the table who are on the list: for them a match among its names is right. */
// prettier-ignore
export const LISTED_STRANGERS: readonly string[] = [
  'ريان الكلداني', 'صدام حسين', 'حسین دهقان', 'محسن رضایی', 'حسین طائب', 'غلامعلی رشید', 'علی فدوی', 'محسن فخری‌زاده', 'وفيق صفا', 'جبران باسيل', 'علي عبد الله صالح', 'موسى أبو مرزوق',
];
