/** Given names and surnames in common use, by language; people are composed from them at random. */
export interface NameTable {
  male: readonly string[];
  female: readonly string[];
  surnames: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const WELSH: NameTable = {
  male: words(`Rhys Dafydd Huw Owain Ifan Gareth Llŷr Siôn Aled Emyr Gethin Iestyn Tomos Gwilym Dylan Iolo Macsen
    Osian Rhodri Steffan Trystan Gruffydd Llywelyn Meurig Hywel Idris Ieuan Geraint Elis Cai Bryn Tudur Berwyn`),
  female:
    words(`Siân Catrin Angharad Lowri Nia Eleri Ffion Mair Megan Carys Bethan Rhiannon Elin Gwenllian Cerys
    Heledd Sioned Marged Nerys Eirlys Mali Efa Seren Lleucu Non Tegwen Haf Menna Delyth Glesni Branwen Llinos`),
  surnames:
    words(`Jones Davies Williams Evans Thomas Roberts Lewis Hughes Morgan Griffiths Edwards Owen James Morris
    Price Rees Lloyd Phillips Jenkins Powell Parry Pritchard Pugh Bowen Bevan Probert Howells Llewellyn Vaughan Meredith
    Gwyn Wynne Bebb Tudor Maddox Prosser Treharne Gethin Ellis Humphreys`),
};

const ENGLISH: NameTable = {
  male: words(`James Michael David John Robert Paul Mark Andrew Christopher Daniel Matthew Ryan Liam Jack Thomas Lee
    Craig Scott Stephen Kieran Connor Jordan Joshua Adam Luke Nathan Aaron Kyle Callum Simon Jason Wayne Darren Ian`),
  female:
    words(`Sarah Emma Laura Rebecca Jessica Hannah Amy Lisa Kelly Stacey Natalie Chloe Sophie Charlotte Lauren
    Michelle Joanne Claire Donna Gemma Katie Leanne Samantha Victoria Zoe Jade Danielle Tracey Nicola Karen Paula`),
  surnames: composed(
    words(`Ash Black Brad Bram Brook Clay Cole Craw Dal Dun East Fair Farn Green Had Hal Hart Hol Kirk Lang Lin Mar
      Mid Nor Oak Pem Rad Red Rush Shel South Stan Stock Thorn Wake Wal West Whit Win Wood`),
    words('ley ton ford field worth by ham well wick den more bourne cliffe gate land shaw'),
  ),
};

const ASIAN: NameTable = {
  male: words(
    'Imran Ahmed Bilal Arjun Ravi Tariq Wei Farhan Sanjay Kamal Anil Jun Hassan Rajesh Nadeem Yusuf',
  ),
  female: words(
    'Ayesha Priya Fatima Mei Sana Anjali Nasreen Lin Rabia Sunita Zara Meera Farah Xiu Hina Deepa',
  ),
  surnames: words(
    'Khan Ali Begum Patel Singh Ahmed Hussain Chen Sharma Rahman Malik Kaur Wong Iqbal Mehta Das',
  ),
};

const BLACK: NameTable = {
  male: words('Kwame Tunde Marlon Emeka Jerome Abdi Delroy Kofi Leroy Mohamed Chidi Winston Samuel Idris'),
  female: words(
    'Amara Grace Ngozi Shanice Abena Hodan Precious Chantelle Yaa Ifeoma Marcia Zainab Efua Faith',
  ),
  surnames: words(
    'Okafor Mensah Campbell Adeyemi Osman Grant Boateng Bailey Warsame Clarke Nkosi Francis Hersi Obi',
  ),
};

const EUROPEAN: NameTable = {
  male: words('Piotr Marek Ionut Tomasz Andrei Jakub Luca Karim Omar Pavel Cristian Samir'),
  female: words('Agnieszka Magda Ioana Katarzyna Elena Layla Sofia Anna Mirela Noor Beata Daria'),
  surnames: words('Nowak Popescu Kowalski Ionescu Novak Hassan Rossi Mazur Haddad Kaminski Radu Petrov'),
};

function composed(starts: readonly string[], ends: readonly string[]): string[] {
  return starts.flatMap((start) => ends.map((end) => start + end));
}

/** Which table a person's name comes from, by ethnicity group and whether the home speaks Welsh. */
export function tableFor(ethnicity: string, welsh: boolean): NameTable {
  if (ethnicity.startsWith('A')) return ASIAN;
  if (ethnicity.startsWith('B')) return BLACK;
  if (ethnicity.startsWith('O') || ethnicity === 'W9' || ethnicity === 'W5') return EUROPEAN;
  return welsh ? WELSH : ENGLISH;
}
