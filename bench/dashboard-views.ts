/** A view that is measured: where it stands, and what must be there before anybody can use it. */
export interface View {
  readonly name: string;
  /** From the question mark on, behind what the data want. */
  readonly address: string;
  /** Selects what it is there for. */
  readonly content: string;
  readonly hasKnownSteps: boolean;
}

const view = (name: string, content: string, more = ''): View => ({
  name,
  address: `view=${name}${more}`,
  content,
  hasKnownSteps: true,
});

export const VIEWS: readonly View[] = [
  view('map', '[data-chart=map] path[data-code]'),
  view('curve', '[data-chart=curve] path'),
  view('matrix', '.matrix tbody tr'),
  view('changes', '.changes-view tbody tr'),
  view('compare', '.compare tbody tr', '&compare=CHN,USA,FRA'),
];

/** Views that no slider moves much; only how they come is measured. */
export const STILL_VIEWS: readonly View[] = [
  view('records', 'main table tbody tr'),
  view('country', '.country-view table tbody tr', '&country=FRA'),
  view('principle', '.principle-view p'),
];
