import { foldText, givenClasses, parseGivenNames, parseSurname, surnameSounds } from '../index';

describe('folding', () => {
  it.each([
    ['Siân', 'SIAN'],
    ['Sia\u0302n', 'SIAN'],
    ['Llŷr', 'LLYR'],
    ['Gŵyr', 'GWYR'],
    ['Dŵr', 'DWR'],
    ['Tŷ', 'TY'],
    ['ẁẃẅỳÿ âêîôû ïëöáà', 'WWWYY AEIOU IEOAA'],
    ["O'Brien", 'OBRIEN'],
    ['D’Arcy', 'DARCY'],
    ['Jones-Davies', 'JONES DAVIES'],
    ['  Rhys   ap/Hywel. ', 'RHYS AP HYWEL'],
    ['Łukasz Øyvind', 'LUKASZ OYVIND'],
  ])('%s becomes %s', (written, folded) => {
    expect(foldText(written)).toBe(folded);
  });

  it.each([
    ['Gw^yr', 'GWYR'],
    ['Lly^r', 'LLYR'],
    [Buffer.from('Siân').toString('latin1'), 'SIAN'],
    [Buffer.from('Dŵr Llŷr').toString('latin1'), 'DWR LLYR'],
    ['Gûyr', 'GWYR'],
    ['Dûr', 'DWR'],
    ['Llÿr', 'LLYR'],
    ['Llýr', 'LLYR'],
    ['Rûna', 'RUNA'],
    ['Hûw', 'HUW'],
    ['Dðr', 'DWR'],
    ['Llþr', 'LLYR'],
    ['Guðrún', 'GUDRUN'],
    ['Si&acirc;n', 'SIAN'],
    ['G&#373;yn', 'GWYN'],
    ['D\\u0175r', 'DWR'],
    ['Siƒn', 'SIAN'],
    ['SiÃƒÂ¢n', 'SIAN'],
    ['Gwˆyr', 'GWYR'],
  ])('%s, damaged by an older system, becomes %s', (written, folded) => {
    expect(foldText(written)).toBe(folded);
  });

  it('text that is not damaged is left alone', () => {
    expect(foldText('Ângel Ã')).toBe('ANGEL A');
  });
});

describe('given names', () => {
  it('first, others and initial are told apart, titles dropped', () => {
    expect(parseGivenNames('Mr. Dafydd Wyn')).toMatchObject({
      first: 'DAFYDD',
      others: ['WYN'],
      initial: 'D',
    });
  });

  it.each(['UNKNOWN', 'nk', 'Not Entered', 'N/K', '', '--'])('%j is no name', (written) => {
    expect(parseGivenNames(written)).toBeUndefined();
  });

  it('a baby or twin without a name is flagged, not named', () => {
    expect(parseGivenNames('Baby')).toEqual({ others: [], classes: [], damaged: false, babyOrTwin: true });
    expect(parseGivenNames('TWIN 2')).toMatchObject({ babyOrTwin: true });
    expect(parseGivenNames('TWIN 2')?.first).toBeUndefined();
  });

  it('system marks are taken off', () => {
    expect(parseGivenNames('MIG_ERROR_SIAN')).toMatchObject({ first: 'SIAN' });
    expect(parseGivenNames('DUPLICATE_NO_SHOW_Huw')).toMatchObject({ first: 'HUW' });
  });

  it('an initial alone is an initial, and a lost letter allows no exact form', () => {
    expect(parseGivenNames('J')).toMatchObject({ initial: 'J', classes: [] });
    expect(parseGivenNames('J')?.first).toBeUndefined();
    expect(parseGivenNames('Si?n')).toMatchObject({ damaged: true, classes: [] });
  });

  it.each([
    ['Siôn', 'John'],
    ['Ifan', 'Evan'],
    ['Dafydd', 'David'],
    ['Gwilym', 'William'],
    ['Rhisiart', 'Richard'],
    ['Tomos', 'Thomas'],
    ['Iago', 'James'],
    ['Huw', 'Hugh'],
    ['Gruffydd', 'Griffith'],
    ['Llywelyn', 'Llewellyn'],
    ['Owain', 'Owen'],
    ['Rhys', 'Rees'],
    ['Mihangel', 'Michael'],
    ['Steffan', 'Stephen'],
    ['Siân', 'Jane'],
    ['Catrin', 'Katherine'],
    ['Mair', 'Mary'],
    ['Elin', 'Helen'],
    ['Marged', 'Margaret'],
    ['Sioned', 'Janet'],
    ['Lowri', 'Laura'],
    ['Betsan', 'Elisabeth'],
  ])('%s and %s share a class', (welsh, english) => {
    const other = new Set(givenClasses(foldText(english)));
    expect(givenClasses(foldText(welsh)).some((name) => other.has(name))).toBe(true);
  });

  it('names of different people do not', () => {
    expect(givenClasses('DAFYDD')).not.toEqual(expect.arrayContaining(givenClasses('GWILYM')));
    expect(givenClasses('KEIRON')).toEqual(['KEIRON']);
  });
});

describe('surnames', () => {
  it.each([
    ['ap Hywel', 'HYWEL', 'POWELL'],
    ['ap Rhys', 'RHYS', 'PRICE'],
    ['ap Huw', 'HUW', 'PUGH'],
    ['ap Harri', 'HARRI', 'PARRY'],
    ['ap Rhydderch', 'RHYDDERCH', 'PROTHERO'],
    ['ap Robert', 'ROBERT', 'PROBERT'],
    ['ap Rhisiart', 'RHISIART', 'PRITCHARD'],
    ['ab Owain', 'OWAIN', 'BOWEN'],
    ['ab Ifan', 'IFAN', 'BEVAN'],
    ['ab Einion', 'EINION', 'BEYNON'],
    ['ab Ithel', 'ITHEL', 'BITHELL'],
  ])('%s is %s with the contracted form %s', (written, text, contracted) => {
    const surname = parseSurname(written);
    expect(surname).toMatchObject({ text, patronymic: true });
    expect(surname?.aliases).toContain(contracted);
    expect(parseSurname(contracted)?.patronymic).toBe(false);
  });

  it('PRYCE and ap Rhys meet in the class of PRICE', () => {
    expect(parseSurname('Pryce')?.aliases).toContain('PRICE');
  });

  it('ferch counts as a particle, and APPLEYARD stays whole', () => {
    expect(parseSurname('ferch Gruffydd')).toMatchObject({ text: 'GRUFFYDD', patronymic: true });
    expect(parseSurname('Appleyard')).toMatchObject({ text: 'APPLEYARD', patronymic: false });
    expect(parseSurname('Ap')).toMatchObject({ text: 'AP', patronymic: false });
  });

  it('a double surname offers its parts, MC and O join what follows', () => {
    expect(parseSurname('Jones-Davies')).toMatchObject({ text: 'JONES DAVIES' });
    expect(parseSurname('Jones-Davies')?.aliases).toEqual(expect.arrayContaining(['DAVIES', 'JONES']));
    expect(parseSurname('Mc Donald')?.text).toBe('MCDONALD');
    expect(parseSurname('O Brien')?.text).toBe(parseSurname("O'Brien")?.text);
  });
});

describe('the Welsh spelling key', () => {
  const meet = (a: string, b: string) => surnameSounds(a).some((code) => surnameSounds(b).includes(code));
  it.each([
    ['LLOYD', 'LOYD'],
    ['LLOYD', 'FLOYD'],
    ['GRIFFITHS', 'GRUFFYDD'],
    ['DAVIES', 'DAFIS'],
    ['DAVIES', 'DAVIS'],
    ['LLEWELYN', 'LLYWELYN'],
    ['OWEN', 'OWENS'],
    ['EVAN', 'EVANS'],
    ['WILLIAM', 'WILLIAMS'],
    ['GWYN', 'WYNNE'],
    ['VAUGHAN', 'FYCHAN'],
    ['BYCHAN', 'FYCHAN'],
    ['RHYS', 'REES'],
    ['MEREDITH', 'MEREDYDD'],
    ['JENKINS', 'JENCINS'],
  ])('%s sounds like %s', (a, b) => {
    expect(meet(a, b)).toBe(true);
  });

  it.each([
    ['JONES', 'DAVIES'],
    ['EVANS', 'ELLIS'],
    ['ROSS', 'ROWE'],
    ['PRICE', 'PARRY'],
    ['THOMAS', 'TUDOR'],
  ])('%s does not sound like %s', (a, b) => {
    expect(meet(a, b)).toBe(false);
  });
});
