/**
 * Arrows point inward: edges -> application -> positions | catalogue | store -> events -> vocabulary -> kernel.
 * Each rule names a folder and lists the only things it may see. A red rule means: move the code to the
 * folder that may see both, or pass what it needs as plain data.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  comment: `${name}: see docs/architecture.md`,
  from: { path: from },
  to: { pathNot: allowed },
});
const npm = (...names) => names.map((name) => `node_modules/${name}/`);

module.exports = {
  forbidden: [
    only('kernel-is-alone', '^src/kernel/', '^src/kernel/'),
    only(
      'vocabulary-sees-kernel',
      '^src/vocabulary/',
      '^src/(vocabulary|kernel)/',
      ...npm('zod', 'edtf'),
    ),
    only('events-see-vocabulary', '^events/', '^src/(vocabulary|kernel)/', ...npm('zod')),
    only('projections-see-events', '^projections/', '^events/', '^src/(vocabulary|kernel)/'),
    only('positions-see-vocabulary', '^src/positions/', '^src/(positions|vocabulary|kernel)/'),
    only(
      'catalogue-sees-definitions',
      '^src/catalogue/',
      '^(events|projections)/',
      '^src/(catalogue|vocabulary|kernel)/',
      '^(node:)?(fs|path|url)',
    ),
    only(
      'store-sees-kernel',
      '^src/store/',
      '^src/(store|kernel)/',
      ...npm('kysely', 'better-sqlite3', '@types/better-sqlite3', 'canonicalize', 'uuid'),
      '^(node:)?(crypto|fs|path|timers|worker_threads)',
    ),
    only(
      'application-sees-no-sql',
      '^src/application/',
      '^(events|projections)/',
      '^src/(application|positions|catalogue|vocabulary|kernel)/',
      ...npm('@nestjs/cqrs', '@nestjs/common', 'rxjs', 'canonicalize', 'uuid', 'zod'),
      '^(node:)?(crypto|timers)',
    ),
    only(
      'imports-read-files',
      '^src/imports/',
      '^src/(imports|vocabulary|kernel)/',
      ...npm('csv-parse', 'fflate', 'minisearch', 'read-excel-file', 'yaml', 'zod'),
      '^(node:)?(crypto|fs|path|readline|stream|zlib)',
    ),
    only(
      'exports-write-tables',
      '^src/exports/',
      '^src/(exports|application|vocabulary|kernel)/',
      ...npm(
        '@nestjs/common',
        '@nestjs/cqrs',
        'fflate',
        'hyparquet',
        'hyparquet-writer',
        'write-excel-file',
      ),
      '^(node:)?(crypto|stream)',
    ),
    only(
      'page-asks-over-http',
      '^src/dashboard/client/',
      '^src/dashboard/(client|state|fold|words|entry|world)/',
      '^src/dashboard/pictures/picture\\.ts',
      '^src/vocabulary/(day|departures|folded|nearest|patterns|stance|terms)',
      '^src/kernel/(encoded|json)',
      '^src/positions/bisect',
      // Made by the build; Vite knows where.
      '^@standpoint/world\\.json',
      ...npm('preact', 'preact-render-to-string', 'd3-scale', 'd3-shape'),
    ),
    only(
      'page-thinks-alone',
      '^src/dashboard/(state|fold|words|entry)/',
      '^src/dashboard/(state|fold|words|entry|world)/',
      '^src/vocabulary/(day|departures|folded|nearest|patterns|stance|terms)',
      '^src/kernel/(encoded|json)',
      '^src/positions/bisect',
      ...npm('d3-scale', 'd3-shape'),
    ),
    only(
      'dashboard-serves-the-page',
      '^src/dashboard/([^/]+$|pictures/)',
      '^src/dashboard/(state|fold|words|world|pictures)/',
      '^src/dashboard/[^/]+$',
      '^src/application/(ask|entity-tags|file-name|question)\\.',
      '^src/(vocabulary|kernel)/',
      ...npm(
        '@nestjs/common',
        '@nestjs/cqrs',
        '@nestjs/platform-fastify',
        '@fastify/static',
        'fastify',
      ),
      '^(node:)?(fs|path|url)',
    ),
    only(
      'world-is-prepared-once',
      '^src/dashboard/world/',
      '^src/dashboard/world/',
      ...npm(
        'd3-geo',
        'topojson-client',
        'topojson-specification',
        '@types/d3-geo',
        '@types/topojson-client',
        '@types/topojson-specification',
        '@types/geojson',
      ),
    ),
    {
      name: 'edges-hold-no-rules',
      severity: 'error',
      comment:
        'HTTP and CLI translate: they ask the application and see no store, no projection, no event file',
      from: { path: '^src/(http|cli|dashboard)/' },
      to: { path: '^(events|projections|src/(store|catalogue))/', pathNot: '^src/store/guards/' },
    },
    {
      name: 'sql-stays-in-the-store',
      severity: 'error',
      from: { path: '^(src|events|projections)/', pathNot: '^src/store/' },
      to: { path: npm('kysely', 'better-sqlite3', 'pg') },
    },
    {
      name: 'nest-stays-at-the-edges',
      severity: 'error',
      from: { path: '^(events|projections|src/(kernel|vocabulary|positions|store|catalogue))/' },
      to: { path: 'node_modules/@nestjs/' },
    },
    {
      name: 'edges-do-not-see-each-other',
      severity: 'error',
      from: { path: '^src/(http|cli|dashboard|exports|imports)/' },
      to: { path: '^src/(http|cli|dashboard|exports)/', pathNot: '^src/$1/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@standpoint/world\\.json' },
    },
    { name: 'not-to-test', severity: 'error', from: { pathNot: '^test/' }, to: { path: '^test/' } },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      from: { path: '^(src|events|projections)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@standpoint/source', 'import', 'node', 'default'],
    },
  },
};
