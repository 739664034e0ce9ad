/** People, groups and places of the field under their usual English spelling: what the query tables are asked of. */
// prettier-ignore
export const ACTORS: Readonly<Record<string, string>> = {
  soleimani: 'Qassem Soleimani', muhandis: 'Abu Mahdi al-Muhandis', walae: 'Abu Alaa al-Walae', mosawi: 'Hussein al-Mosawi',
  nasrallah: 'Hassan Nasrallah', khamenei: 'Ali Khamenei', khomeini: 'Ruhollah Khomeini', raisi: 'Ebrahim Raisi', qaani: 'Esmail Qaani',
  kaabi: 'Akram al-Kaabi', khazali: 'Qais al-Khazali', lkhazali: 'Laith al-Khazali', amiri: 'Hadi al-Amiri', maliki: 'Nouri al-Maliki',
  kadhimi: 'Mustafa al-Kadhimi', sudani: 'Mohammed Shia al-Sudani', sadr: 'Muqtada al-Sadr', sistani: 'Ali al-Sistani', abadi: 'Haider al-Abadi',
  abdulmahdi: 'Adel Abdul-Mahdi', barzani: 'Masoud Barzani', talabani: 'Jalal Talabani', hakim: 'Ammar al-Hakim', fayyad: 'Falih al-Fayyadh',
  daqduq: 'Ali Musa Daqduq', zaidi: 'Shibl al-Zaidi', hamidawi: 'Ahmad al-Hamidawi', ghazi: 'Abu Hussein al-Hamidawi', awadi: 'Bassim al-Awadi', abdurrahman: 'Rami Abdurrahman',
  zarif: 'Mohammad Javad Zarif', amirabdollahian: 'Hossein Amir-Abdollahian', salami: 'Hossein Salami', hajizadeh: 'Amir Ali Hajizadeh', jafari: 'Mohammad Ali Jafari',
  shamkhani: 'Ali Shamkhani', rouhani: 'Hassan Rouhani', ahmadinejad: 'Mahmoud Ahmadinejad', larijani: 'Ali Larijani', velayati: 'Ali Akbar Velayati', kharazi: 'Kamal Kharazi',
  shahlai: 'Abdul Reza Shahlai', masjedi: 'Iraj Masjedi', vahidi: 'Ahmad Vahidi', bagheri: 'Mohammad Bagheri',
  mughniyeh: 'Imad Mughniyeh', qassem: 'Naim Qassem', safieddine: 'Hashem Safieddine', badreddine: 'Mustafa Badreddine', berri: 'Nabih Berri', assad: 'Bashar al-Assad', massad: 'Maher al-Assad', mamlouk: 'Ali Mamlouk',
  houthi: 'Abdul-Malik al-Houthi', haniyeh: 'Ismail Haniyeh', sinwar: 'Yahya Sinwar', deif: 'Mohammed Deif', mashal: 'Khaled Mashal', arouri: 'Saleh al-Arouri', nakhalah: 'Ziyad al-Nakhalah',
  baghdadi: 'Abu Bakr al-Baghdadi', julani: 'Abu Mohammad al-Julani', zarqawi: 'Abu Musab al-Zarqawi', adnani: 'Abu Muhammad al-Adnani', erdogan: 'Recep Tayyip Erdogan',
  kh: 'Kataib Hezbollah', kss: 'Kataib Sayyid al-Shuhada', kia: 'Kataib al-Imam Ali', nujaba: 'Harakat al-Nujaba', aah: 'Asaib Ahl al-Haq', badr: 'Badr Organization', saraya: 'Saraya al-Salam', khorasani: 'Saraya al-Khorasani',
  hezbollah: 'Hezbollah', hamas: 'Hamas', ansarallah: 'Ansar Allah', awfiya: 'Harakat Ansar Allah al-Awfiya', fatemiyoun: 'Liwa Fatemiyoun', zaynabiyoun: 'Liwa Zainabiyoun', abualfadl: 'Liwa Abu al-Fadl al-Abbas', mahdiarmy: 'Jaysh al-Mahdi', nusra: 'Jabhat al-Nusra', tahrir: 'Hayat Tahrir al-Sham', qaeda: 'al-Qaeda', basij: 'Basij', jihad: 'Harakat al-Jihad al-Islami', shabaab: 'Harakat al-Shabaab', dawa: 'Hizb al-Dawa',
  baghdad: 'Baghdad', irbil: 'Irbil', kirkuk: 'Kirkuk', basra: 'Basra', mosul: 'Mosul', fallujah: 'Fallujah', ramadi: 'Ramadi', samarra: 'Samarra', karbala: 'Karbala', najaf: 'Najaf', boukamal: 'Boukamal', mayadeen: 'Mayadeen', deirezzor: 'Deir ez-Zor', damascus: 'Damascus', aleppo: 'Aleppo', qaim: 'al-Qaim', jurf: 'Jurf al-Sakhar', tehran: 'Tehran', isfahan: 'Isfahan', qom: 'Qom',
};
