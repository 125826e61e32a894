import { useContext, useMemo, useRef } from 'preact/hooks';
import type { ViewState } from '../state/view-state.js';
import { isPassing } from './data/ask.js';
import { Contact, useContact } from './data/contact.js';
import { useAddress } from './data/use-address.js';
import { useHeading } from './data/use-heading.js';
import { usePageData } from './data/use-page.js';
import { type Page, PageProvider, usePage } from './page-context.js';
import { Beginning } from './parts/beginning.js';
import { DayClock } from './parts/day-clock.js';
import { Derivation } from './parts/derivation.js';
import { Foot } from './parts/foot.js';
import { Headline } from './parts/headline.js';
import { Hindsight } from './parts/hindsight.js';
import { KnownClock } from './parts/known-clock.js';
import { Masthead } from './parts/masthead.js';
import { Failure, Notices, Waiting } from './parts/notices.js';
import { SidePanel } from './parts/side-panel.js';
import { Tabs } from './parts/tabs.js';
import { CurrentView, hasPanel } from './views/view.js';

/** The whole page. */
export function App() {
  const contact = useContact();
  return (
    <Contact.Provider value={contact}>
      <Standpoint />
    </Contact.Provider>
  );
}

function Standpoint() {
  const { state, problems, go } = useAddress();
  const { askAgain } = useContext(Contact);
  const data = usePageData(state, go);
  const page = useLasting(data);
  if (data.isEmpty) return <Beginning />;
  return (
    <>
      <Notices problems={[...problems, ...data.problems]} />
      {page ? (
        <Shown page={page} asked={data.state} problem={data.problem} />
      ) : (
        <NotYet
          problem={data.problem}
          reset={() => {
            go({ knownAt: null, asOf: null });
            askAgain();
          }}
        />
      )}
    </>
  );
}

/**
 * The page; while the next one is on its way the one before, so that whoever chose with the keyboard keeps the focus, and
 * whoever has no server what was shown. A refusal for good is shown instead of it.
 */
function useLasting({ page, problem }: ReturnType<typeof usePageData>): Page | undefined {
  const last = useRef<Page | undefined>(undefined);
  if (page) last.current = page;
  const before = last.current;
  const waiting = useMemo(() => before && { ...before, isPending: true }, [before]);
  if (page) return page;
  return problem && !isPassing(problem) ? undefined : waiting;
}

interface NotYetProps {
  readonly problem: Error | undefined;
  readonly reset: () => void;
}

function NotYet({ problem, reset }: NotYetProps) {
  return (
    <main class="not-yet">
      <h1>Standpoint</h1>
      {problem ? (
        <>
          <Failure problem={problem} />
          {isPassing(problem) ? <p role="status">It is asked again soon.</p> : null}
          <button type="button" onClick={reset}>
            Show today, with what is known now
          </button>
        </>
      ) : (
        <Waiting />
      )}
    </main>
  );
}

interface ShownProps {
  readonly page: Page;
  /** What the reader has chosen, which may still be on its way. */
  readonly asked: ViewState;
  readonly problem: Error | undefined;
}

function Shown({ page, asked, problem }: ShownProps) {
  const { state } = page;
  useHeading(page);
  return (
    <PageProvider value={page}>
      {state.embed ? (
        <Embedded />
      ) : (
        <Whole asked={asked} problem={problem} hasPanel={hasPanel(state)} />
      )}
      <Foot />
    </PageProvider>
  );
}

interface WholeProps {
  readonly asked: ViewState;
  readonly problem: Error | undefined;
  readonly hasPanel: boolean;
}

function Whole({ asked, problem, hasPanel }: WholeProps) {
  const page = usePage();
  const head = useMemo(() => ({ ...page, state: asked }), [page, asked]);
  return (
    <>
      <a class="skip" href="#view">
        To the view
      </a>
      <PageProvider value={head}>
        <Masthead />
      </PageProvider>
      <main>
        <Headline />
        <section class="clocks" aria-label="Two clocks">
          <DayClock />
          <KnownClock />
          <Hindsight />
          <Derivation />
        </section>
        {problem ? <Failure problem={problem} /> : null}
        <Tabs />
        <div class={hasPanel ? 'with-panel' : ''}>
          <div id="view" class="view" tabindex={-1}>
            <CurrentView />
          </div>
          <SidePanel isShown={hasPanel} />
        </div>
      </main>
    </>
  );
}

/** For a frame in another page: the view and its day, and nothing to enter. */
function Embedded() {
  return (
    <main class="is-embedded">
      <Headline />
      <DayClock />
      <CurrentView />
    </main>
  );
}
