/** Jest 30 in native ESM: no globals are rewritten, imports keep their ".js" endings. */
export default {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@standpoint/source', 'node', 'node-addons'] },
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest'] },
};
