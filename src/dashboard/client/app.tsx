import { useContext, useEffect } from 'preact/hooks';
import { Away, isPassing } from './data/ask.js';
import { Contact, useContact } from './data/contact.js';
import { useAddress } from './data/use-address.js';
import { usePageData } from './data/use-page.js';
import { type Page, PageProvider } from './page-context.js';
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
  if (data.isEmpty) return <Beginning />;
  return (
    <>
      <Notices problems={[...problems, ...data.problems]} />
      {data.page ? (
        <Shown page={data.page} problem={data.problem} />
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
          {isPassing(problem) && !(problem instanceof Away) ? (
            <p role="status">It is asked again in a few seconds.</p>
          ) : null}
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
  readonly problem: Error | undefined;
}

function Shown({ page, problem }: ShownProps) {
  const { state, label, framework } = page;
  useEffect(() => {
    document.title = `${label} · ${framework.title} · Standpoint`;
  }, [label, framework]);
  return (
    <PageProvider value={page}>
      {state.embed ? <Embedded /> : <Whole problem={problem} hasPanel={hasPanel(state)} />}
      <Foot />
    </PageProvider>
  );
}

interface WholeProps {
  readonly problem: Error | undefined;
  readonly hasPanel: boolean;
}

function Whole({ problem, hasPanel }: WholeProps) {
  return (
    <>
      <a class="skip" href="#view">
        To the view
      </a>
      <Masthead />
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
