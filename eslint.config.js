import js from '@eslint/js';
import graphql from '@graphql-eslint/eslint-plugin';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The plugin reads one configuration a process, so that both kinds of file share it. */
const GRAPHQL = {
  parser: graphql.parser,
  parserOptions: { graphQLConfig: { schema: 'schema/*.graphql', documents: 'web/questions/*.graphql' } },
};

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

/** Every file lies in the first layer whose pattern fits; ARCHITECTURE.md shows how they lie on each other. */
const LAYERS = [
  { category: 'web', pattern: 'web/**' },
  { category: 'test', pattern: ['test/**', 'bench/**'] },
  { category: 'command', pattern: ['src/main.ts', 'src/cli/**', 'src/config.ts', 'src/address.ts'] },
  {
    category: 'graphql',
    pattern: ['src/server.ts', 'src/graphql/**', 'src/**/*.resolvers.ts', 'src/**/*.routes.ts'],
  },
  { category: 'neo4j', pattern: 'src/store/neo4j/**' },
  { category: 'embedded', pattern: 'src/store/embedded/**' },
  { category: 'opening', pattern: 'src/store/open.ts' },
  { category: 'store', pattern: 'src/store/**' },
  {
    category: 'ground',
    pattern: ['src/errors.ts', 'src/ids.ts', 'src/hash.ts', 'src/text/**', 'src/vocabulary/**'],
  },
  { category: 'room', pattern: 'src/**' },
];

/** Who may import whom. What a layer doesn't name, it may not import; `why` is what the linter says. */
const IMPORTS = [
  {
    from: 'web',
    to: ['web'],
    why: 'The page talks GraphQL alone, so that it can be served, cached and replaced apart from the server.',
  },
  {
    from: 'command',
    to: ['command', 'graphql', 'room', 'opening', 'store', 'ground'],
    why: 'A command opens a store by its location: which engine lies behind it is the store’s affair.',
  },
  {
    from: 'graphql',
    to: ['graphql', 'room', 'store', 'ground'],
    why: 'A resolver is handed its store: it must not know which engine runs, nor that there is a command line.',
  },
  {
    from: 'room',
    to: ['room', 'store', 'ground'],
    why: 'A room is plain functions over the store port: the importer, the API and a script share it, so it knows no resolver, no engine and no command.',
  },
  {
    from: 'opening',
    to: ['opening', 'neo4j', 'embedded', 'store', 'ground'],
    why: 'Opening a store chooses an engine and nothing else.',
  },
  {
    from: 'store',
    to: ['store', 'ground'],
    why: 'The port serves every room and both engines: what it knew of one would leak into all.',
  },
  {
    from: 'neo4j',
    to: ['neo4j', 'store', 'ground'],
    why: 'An adapter serves the port: the two engines must not lean on each other.',
  },
  {
    from: 'embedded',
    to: ['embedded', 'store', 'ground'],
    why: 'An adapter serves the port: the two engines must not lean on each other.',
  },
  {
    from: 'ground',
    to: ['ground'],
    why: 'Everything stands on errors, ids and vocabulary: what they imported, everything would import.',
  },
];

/** Which layers may import a package that others must not; tests may import all. */
const PACKAGES = [
  {
    packages: [
      'graphql',
      'graphql-*',
      'dataloader',
      '@apollo/**',
      '@as-integrations/**',
      '@graphql-tools/**',
    ],
    by: ['graphql', 'web'],
    why: 'Only src/graphql, *.resolvers.ts and src/server.ts know GraphQL: the rest must answer an importer or a script just as well.',
  },
  {
    packages: ['fastify', '@fastify/**'],
    by: ['graphql'],
    why: 'Only src/server.ts and what it mounts (src/graphql, *.routes.ts) knows HTTP.',
  },
  {
    packages: ['neo4j-driver', 'neo4j-driver-*'],
    by: ['neo4j'],
    why: 'Only src/store/neo4j knows the driver: its integers, errors and sessions must not shape the rest.',
  },
  {
    packages: ['@grafeo-db/**'],
    by: ['embedded'],
    why: 'Only src/store/embedded knows the embedded engine: its file format and its errors may change with a version.',
  },
  {
    packages: ['react', 'react-dom', 'graphiql', '@graphiql/**'],
    by: ['web'],
    why: 'Only the page is drawn; the server runs without a browser’s libraries.',
  },
];

const ALL_LAYERS = LAYERS.map(({ category }) => category);
const others = (layers) => ALL_LAYERS.filter((layer) => layer !== 'test' && !layers.includes(layer));

const layerPolicies = [
  ...IMPORTS.map(({ from, to, why }) => ({
    from: { file: { categories: from } },
    disallow: {
      to: {
        module: { origin: 'local' },
        file: { categories: ALL_LAYERS.filter((layer) => !to.includes(layer)) },
      },
    },
    message: why,
  })),
  ...PACKAGES.map(({ packages, by, why }) => ({
    from: { file: { categories: others(by) } },
    disallow: { to: { module: { origin: 'external', source: packages } } },
    message: why,
  })),
];

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', 'data/', 'src/graphql/generated/', 'test/.neo4j/', '**/*.json']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.js', '**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly' },
    },
  },
  {
    files: TYPESCRIPT,
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      // Foreign data is parsed at the edge; a cast through unknown is a parse that was left out.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSAsExpression.expression > TSUnknownKeyword.typeAnnotation',
          message: 'No `as unknown as`: parse foreign data with zod where it enters, or mend the type.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // A row's value is told as it came; that it is a scalar is the statement's affair.
      '@typescript-eslint/no-base-to-string': 'off',
      // An async function that awaits nothing is how what it throws becomes a rejection.
      '@typescript-eslint/require-await': 'off',
      // What was caught is handed on as it came.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A leading underscore marks what a pattern takes out on purpose.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx', 'test/**/*.ts', 'bench/**/*.ts'],
    plugins: { boundaries },
    settings: {
      'import/resolver': {
        typescript: { project: ['tsconfig.json', 'web/tsconfig.json'], noWarnOnMultipleProjects: true },
      },
      'boundaries/root-path': import.meta.dirname,
      'boundaries/files': LAYERS,
      'boundaries/files-single-match': true,
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'allow', checkAllOrigins: true, checkInternals: true, policies: layerPolicies },
      ],
    },
  },
  {
    // The command line talks by printing, and scripts and tests tell what they left out; the service logs by pino.
    files: ['src/**/*.ts', 'web/**/*.ts', 'web/**/*.tsx'],
    ignores: ['src/cli/**', 'src/main.ts'],
    rules: { 'no-console': 'error' },
  },
  {
    // GraphiQL's hooks declare their actions as methods; they are functions to be taken apart.
    files: ['web/**/*.tsx'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // jest's matchers and JSON.parse of an answer are typed any: what a wrong shape would break is the very
      // assertion that follows.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // A measurement wraps a method and puts it back.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The schema is what users read in GraphiQL: every element says what it is.
    files: ['schema/*.graphql'],
    languageOptions: GRAPHQL,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      '@graphql-eslint/description-style': ['error', { style: 'inline' }],
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          rootField: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      // `groupType` and `sourceType` are the field's own words; a union's members may not call both `type`.
      '@graphql-eslint/no-typename-prefix': 'off',
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      // A summary, a value and a connection have no identity: they are judged under the filter in force.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
  {
    // A question in a tab must run at one click.
    files: ['web/questions/*.graphql'],
    languageOptions: GRAPHQL,
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/operations-recommended'].rules,
      // GraphiQL keeps no cache that would need ids.
      '@graphql-eslint/require-selections': 'off',
      // From a tie to its claims, to what bears on them, to whose word that is.
      '@graphql-eslint/selection-set-depth': ['error', { maxDepth: 9 }],
    },
  },
);
