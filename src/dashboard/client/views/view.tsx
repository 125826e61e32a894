import type { ComponentType } from 'preact';
import type { View, ViewState } from '../../state/view-state.js';
import { usePage } from '../page-context.js';
import { ChangesView } from './changes-view.js';
import { CompareView } from './compare-view.js';
import { CountryView } from './country-view.js';
import { CurveView } from './curve-view.js';
import { EntryView } from './entry-view.js';
import { MapView } from './map-view.js';
import { MatrixView } from './matrix-view.js';
import { MethodsView } from './methods-view.js';
import { PrincipleView } from './principle-view.js';
import { RecordView } from './record-view.js';
import { RecordsView } from './records-view.js';

const VIEWS: Readonly<Record<View, ComponentType>> = {
  map: MapView,
  curve: CurveView,
  matrix: MatrixView,
  changes: ChangesView,
  records: RecordsView,
  compare: CompareView,
  country: CountryView,
  principle: PrincipleView,
  record: RecordView,
  methods: MethodsView,
  entry: EntryView,
};

/** Views that have a panel beside them: the pictures always, the tables where one party is chosen. */
const PICTURES: ReadonlySet<View> = new Set(['map', 'curve']);
const TABLES: ReadonlySet<View> = new Set(['matrix', 'compare', 'changes']);

export const hasPanel = ({ view, country }: ViewState): boolean =>
  PICTURES.has(view) || (TABLES.has(view) && country !== null);

/** The view that the address names. */
export function CurrentView() {
  const { state } = usePage();
  const Named = VIEWS[state.view];
  return <Named />;
}
