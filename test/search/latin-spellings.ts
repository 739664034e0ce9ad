/** Spellings of one name each, by English, French, Persian and Turkish habits; every one is held against the first. */
// prettier-ignore
export const SAME_NAME: readonly (readonly string[])[] = [
  ['Qassem Soleimani', 'Qasem Soleimani', 'Qasim Sulaymani', 'Kassem Suleimani', 'Ghasem Soleymani', 'Qassim Suleymany', 'SOLEIMANI, Qasem', 'Kasım Süleymani'],
  ['Hussein al-Mosawi', 'Hussein al-Musawi', 'Husayn al-Mousawi', 'Hossein Moussaoui', 'Husain Mossawi', 'Hussain Almosawi', 'Hoseyn Musavi', 'Hüseyin Musavi', 'Houssein el-Moussawi', 'Hussein Mosawi'],
  ['Abu Alaa al-Walae', 'Abu Ala al-Walai', "Abu Ala' al-Wala'i", 'Abou Alaa al-Walai', 'Abu Alaa Walaei'],
  ['Kataib Hezbollah', "Kata'ib Hizballah", 'Kataeb Hizbullah', 'Kata’ib Hezbollah', "Kata'ib Hizb Allah", 'Kataib Hizbollah', "Kata'eb Hezballah", 'Kataib Hezb Allah'],
  ['Kataib Sayyid al-Shuhada', "Kata'ib Sayyid ash-Shuhada", 'Kataib Seyyed al-Shohada', "Kata'ib Sayyed al-Shuhada'", 'Kataeb Sayed al-Shuhada'],
  ['Asaib Ahl al-Haq', "Asa'ib Ahl al-Haqq", 'Asaib Ahl el-Hak', 'Asaeb Ahl al-Haq', '‘Aṣā’ib Ahl al-Ḥaqq'],
  ['Harakat al-Nujaba', 'Harakat an-Nujaba', 'Harakat al-Nojaba', "Harakat al-Nujaba'", 'Harakat Alnujaba', 'Haraket el-Nujaba'],
  ['Hassan Nasrallah', 'Hasan Nasrallah', 'Hassan Nasralla', 'Hassan Nasr Allah', 'Hasan Nasrullah', 'Hassane Nasrallah', 'NASRALLAH, Hasan'],
  ['Abu Mahdi al-Muhandis', 'Abou Mahdi al-Mouhandis', 'Abu-Mahdi Al Mohandes', 'Abu Mehdi el-Muhandis', 'Abu Mahdi Almuhandis'],
  ['Muhammad', 'Mohammed', 'Mohamed', 'Mohammad', 'Muhammed', 'Mohamad', 'Mouhammad', 'Mehmet', 'Mohd'],
  ['Khaled', 'Khalid', 'Halid', 'Haled', 'Halit'], ['Uthman', 'Othman', 'Osman', 'Usman', 'Othmane'],
  ['Abd al-Rahman', 'Abdurrahman', 'Abdul Rahman', 'Abdel Rahman', 'Abdulrahman', 'Abdelrahman', 'Abderrahman', 'Abd-ar-Rahman', 'Abdul-Rahman'],
  ['Abd al-Aziz', 'Abdulaziz', 'Abdelaziz', 'Abdul Aziz', 'Abdel-Aziz', 'Abdolaziz'], ['Abdullah', 'Abdallah', 'Abdulla', 'Abdollah', 'Abd Allah', 'Abdellah'],
  ['Abd al-Hadi', 'Abdulhadi', 'Abdul Hadi', 'Abdelhadi', 'Abdolhadi'], ['Salah al-Din', 'Salahuddin', 'Salaheddine', 'Salah ad-Din', 'Salah-ud-Din', 'Selahattin'],
  ['Nour al-Din', 'Noureddine', 'Nuruddin', 'Nur ad-Din', 'Nooruddin', 'Nur-ed-Din'], ['Abu al-Fadl', 'Abolfazl', 'Abulfazl', 'Abou Fadhl', 'Abul-Fadl'],
  ['Ali Reza', 'Alireza', 'Ali-Reza', 'Ali Rıza', 'Ali Rida', 'Ali Ridha'], ['Haji Zadeh', 'Hajizadeh', 'Hadjizadeh', 'Haji-Zadeh'],
  ['Ahmad', 'Ahmed', 'Ahmet'], ['Ibrahim', 'Ebrahim', 'Ibraheem', 'Brahim', 'İbrahim'], ['Yusuf', 'Yousef', 'Youssef', 'Yousuf', 'Yusef', 'Yousif'],
  ['Jamal', 'Djamal', 'Gamal', 'Cemal', 'Jamaal'], ['Rashid', 'Rasheed', 'Rachid', 'Raşid', 'Reşid'], ['Sharif', 'Shareef', 'Cherif', 'Şerif', 'Sherif'],
  ['Fatima', 'Fatimah', 'Fatemeh', 'Fatma'], ['Mustafa', 'Mostafa', 'Moustafa', 'Mustapha'], ['Mahmoud', 'Mahmud', 'Mahmood', 'Mahmut'], ['Qaddafi', 'Gaddafi', 'Gadhafi', 'Kadhafi', 'Qadhafi'],
  ['Nouri al-Maliki', 'Nuri al-Maliki', 'Noori Maliki', 'Nouri el-Maliki'], ['Muqtada al-Sadr', 'Moqtada al-Sadr', 'Muqtada as-Sadr', 'Moktada Sadr', 'Muqtada Assadr'],
  ['Qais al-Khazali', 'Qays al-Khazali', "Qais al-Khaz'ali", 'Kais Khazali', 'Qeis al-Khazali'], ['Ismail Haniyeh', 'Ismail Haniya', 'Esmail Haniyeh', "Isma'il Haniyah", 'Ismaïl Haniyeh'],
  ['Ali Khamenei', "Ali Khamene'i", 'Ali Khamenehi', 'Ali Hamaney'], ['Fallujah', 'Falluja', 'Fallouja', 'al-Fallujah', 'Felluce'], ['Deir ez-Zor', 'Dayr al-Zawr', 'Deir al-Zour', 'Deir ezzor'], ['Irbil', 'Erbil'], ['Mosul', 'Mossoul', 'al-Mosul'],
];

/** Two names each that are not spellings of one another. */
// prettier-ignore
export const DIFFERENT_NAMES: readonly (readonly [string, string])[] = [
  ['Hassan', 'Hussein'], ['Mohammed', 'Mahmoud'], ['Ahmad', 'Hamid'], ['Karim', 'Karam'], ['Said', 'Saad'], ['Salim', 'Salman'], ['Jamal', 'Jamil'], ['Omar', 'Amir'], ['Ali', 'Alaa'], ['Khaled', 'Walid'],
  ['Musa', 'Musawi'], ['Kazim', 'Kadhimi'], ['Nasr', 'Ansari'], ['Hadi', 'Mahdi'], ['Rashid', 'Rashad'], ['Baghdad', 'Baghdadi'], ['Abdullah', 'Abdulaziz'], ['Sadr', 'Badr'], ['Tehran', 'Mehran'], ['Yunis', 'Yusuf'],
  ['Hassan Nasrallah', 'Hussein Nasrallah'], ['Hadi al-Amiri', 'Abd al-Hadi al-Amiri'], ['Hussein al-Mosawi', 'Abbas al-Mosawi'], ['Ali al-Sistani', 'Ali al-Sadr'], ['Qais al-Khazali', 'Laith al-Khazali'], ['Bashar al-Assad', 'Maher al-Assad'],
  ['Muhammad Ali', 'Muhammad Hussein'], ['Ali Hassan', 'Ali Hussein'], ['Abu Bakr al-Baghdadi', 'Abu Umar al-Baghdadi'], ['Tower 22', 'Tower 23'], ['Saraya al-Salam', 'Saraya al-Quds'], ['Jaysh al-Islam', 'Jaysh al-Mahdi'], ['Liwa Fatemiyoun', 'Liwa Zainabiyoun'],
];
