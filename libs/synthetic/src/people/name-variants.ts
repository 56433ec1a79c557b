import type { Random } from '../random';

/** Welsh and English forms of one given name, as different agencies write them. */
const GIVEN: readonly (readonly string[])[] = [
  ['Siân', 'Sian', 'Shan', 'Jane'],
  ['Siôn', 'Sion', 'Shaun', 'John'],
  ['Rhys', 'Rees', 'Reece'],
  ['Dafydd', 'David', 'Dai'],
  ['Huw', 'Hugh'],
  ['Owain', 'Owen'],
  ['Ifan', 'Ieuan', 'Evan'],
  ['Gwilym', 'William', 'Wil'],
  ['Tomos', 'Thomas', 'Twm'],
  ['Gruffydd', 'Griffith', 'Guto'],
  ['Llywelyn', 'Llewellyn', 'Llew'],
  ['Steffan', 'Stephen', 'Steven'],
  ['Llŷr', 'Llyr', 'Lly^r'],
  ['Catrin', 'Catherine', 'Katrin'],
  ['Mair', 'Mari', 'Mary'],
  ['Elin', 'Ellen', 'Helen'],
  ['Marged', 'Margaret', 'Megan'],
  ['Sioned', 'Janet'],
  ['Lowri', 'Laura'],
  ['Michael', 'Mike', 'Mick'],
  ['Robert', 'Rob', 'Bob'],
  ['Christopher', 'Chris'],
  ['Daniel', 'Dan', 'Danny'],
  ['Matthew', 'Matt'],
  ['Rebecca', 'Becky'],
  ['Samantha', 'Sam'],
  ['Mohamed', 'Mohammed', 'Muhammad'],
  ['Yusuf', 'Yousef'],
];

/** Patronymics and their contracted English forms, and spellings of one surname. */
const FAMILY: readonly (readonly string[])[] = [
  ['ap Hywel', 'Powell', 'ap Howell'],
  ['ap Rhys', 'Price', 'Pryce'],
  ['ap Huw', 'Pugh'],
  ['ap Harri', 'Parry'],
  ['ap Robert', 'Probert'],
  ['ap Rhisiart', 'Pritchard'],
  ['ab Owain', 'Bowen'],
  ['ab Ifan', 'Bevan'],
  ['Davies', 'Dafis', 'Davis'],
  ['Griffiths', 'Gruffydd', 'Griffith'],
  ['Llewellyn', 'Llywelyn', 'Llewelyn'],
  ['Lloyd', 'Llwyd'],
  ['Rees', 'Rhys'],
  ['Evans', 'Evan', 'Ifans'],
  ['Owen', 'Owens', 'Owain'],
  ['Hughes', 'Huws'],
  ['Vaughan', 'Fychan'],
  ['Kowalski', 'Kowalsky'],
  ['Hussain', 'Hussein'],
];

/** Another form of the name, where one is known. */
export function otherGiven(name: string, random: Random): string {
  return other(GIVEN, name, random);
}

export function otherFamily(name: string, random: Random): string {
  return other(FAMILY, name, random);
}

/** The patronymic that a Welsh-speaking family may use for its surname; undefined where there is none. */
export function patronymic(surname: string): string | undefined {
  return FAMILY.find((forms) => forms[1] === surname && /^a[bp] /.test(forms[0] ?? ''))?.[0];
}

function other(table: readonly (readonly string[])[], name: string, random: Random): string {
  const forms = table.find((each) => each.includes(name))?.filter((form) => form !== name);
  return forms && forms.length > 0 ? random.pick(forms) : name;
}

/** Without accents, as a system that holds only ASCII keeps it. */
export function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}

/** One slip of the keyboard: two neighbouring letters exchanged. */
export function mistyped(name: string, random: Random): string {
  if (name.length < 4) return name;
  const at = random.whole(1, name.length - 3);
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}
