/** Invented FollowTheMoney entities of a river: a ferryman, his company, a boat, and what ties them. */
type Json = Readonly<Record<string, unknown>>;

export function ftmEntity(id: string, schema: string, properties: Json, rest: Json = {}): Json {
  return { id, schema, properties, datasets: ['river_list'], ...rest };
}

/** The ties stand before what they tie. */
export const RIVER: readonly Json[] = [
  ftmEntity('own-1', 'Ownership', {
    owner: ['P-1'],
    asset: ['co-1'],
    percentage: ['51'],
    startDate: ['2019-05'],
  }),
  ftmEntity('own-2', 'Ownership', { owner: ['co-1'], asset: ['boat-1'] }),
  ftmEntity('dir-1', 'Directorship', {
    director: ['P-1'],
    organization: ['co-1'],
    role: ['Chair'],
    startDate: ['2020-01-01'],
    endDate: ['2021'],
  }),
  ftmEntity('fam-1', 'Family', { person: ['P-1'], relative: ['P-2'], relationship: ['sister'] }),
  ftmEntity('emp-1', 'Employment', { employee: ['P-2'], employer: ['co-1'] }),
  ftmEntity('suc-1', 'Succession', { predecessor: ['co-0'], successor: ['co-1'] }),
  ftmEntity('san-1', 'Sanction', {
    entity: ['P-1'],
    authority: ['Council of the Delta'],
    program: ['Fords'],
    reason: ['Tolls without leave'],
    startDate: ['2022-02-02'],
    listingDate: ['2022-02-01'],
  }),
  ftmEntity('pay-1', 'Payment', {
    payer: ['co-1'],
    beneficiary: ['P-2'],
    amount: ['1200'],
    currency: ['RVD'],
  }),
  ftmEntity('pas-1', 'Passport', { holder: ['P-1'], passportNumber: ['A-17'] }),
  ftmEntity('link-1', 'UnknownLink', { subject: ['P-2'], object: ['boat-1'], role: ['seen aboard'] }),
  ftmEntity('occ-1', 'Occupancy', { holder: ['P-2'], post: ['post-1'] }),
  ftmEntity('own-3', 'Ownership', { owner: ['nobody'], asset: ['boat-1'] }),
  ftmEntity('doc-1', 'Document', { title: ['A letter'] }),
  ftmEntity(
    'P-1',
    'Person',
    {
      name: ['Ferran Ford', 'فرّان فورد', 'Ferran A. Ford'],
      weakAlias: ['Ferry'],
      birthDate: ['1970-05'],
      birthPlace: ['Stillwater'],
      nationality: ['rv'],
      gender: ['male'],
      address: ['Quay 1'],
      addressEntity: ['addr-1'],
      topics: ['crime'],
      firstName: ['Ferran'],
    },
    { caption: 'Ferran Ford', referents: ['dl-1'], target: true, first_seen: '2023-04-20T10:00:00' },
  ),
  ftmEntity('P-2', 'Person', { name: ['Lena Ford'] }, { datasets: ['river_list', 'delta_list'] }),
  ftmEntity('co-1', 'Company', { name: ['Ford Ferries'], registrationNumber: ['44'], jurisdiction: ['rv'] }),
  ftmEntity('co-0', 'Organization', { name: ['Old Ferries'], parent: ['co-1'] }),
  ftmEntity('boat-1', 'Vessel', { name: ['Heron'], imoNumber: ['9000001'], flag: ['rv'] }),
  ftmEntity('post-1', 'Position', { name: ['Member of the river board'] }),
  ftmEntity('addr-1', 'Address', { full: ['Quay 1, Stillwater'], city: ['Stillwater'] }),
];

export const ftmLines = (entities: readonly unknown[]): string =>
  `${entities.map((entity) => JSON.stringify(entity)).join('\n')}\n`;

const COLUMNS = [
  'canonical_id',
  'entity_id',
  'schema',
  'prop',
  'value',
  'dataset',
  'lang',
  'original_value',
  'external',
  'first_seen',
  'last_seen',
] as const;
type StatementCells = Partial<Record<(typeof COLUMNS)[number], string>>;

/** Statements as CSV; what is not given is empty, the data set "river_list". */
export function statementsCsv(rows: readonly StatementCells[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const filled = rows.map((row) => ({ dataset: 'river_list', schema: 'Person', ...row }));
  return `${[line(COLUMNS), ...filled.map((row) => line(COLUMNS.map((column) => row[column] ?? '')))].join('\n')}\n`;
}
