const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
];

const shared = {
  transform: { '^.+\\.ts$': swc },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

/**
 * Two lanes. Every test runs in "embedded"; files named *.engine.test.ts are the behaviour of a store
 * and run again in "neo4j", one file after the other, because Neo4j Community has one database.
 */
export default {
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'embedded',
      globals: { NISBA_LANE: 'embedded' },
      testMatch: ['<rootDir>/test/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'neo4j',
      globals: { NISBA_LANE: 'neo4j' },
      testMatch: ['<rootDir>/test/**/*.engine.test.ts'],
    },
  ],
};
