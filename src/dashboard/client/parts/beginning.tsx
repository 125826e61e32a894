const RECORD = `curl -X POST http://127.0.0.1:3000/v1/frameworks -H "Authorization: Bearer $KEY" \\
  -H 'Content-Type: application/json' -d '{
    "id": "my-framework", "title": "My framework", "announcedOn": "2024-01-01",
    "principles": [{ "ordinal": 1, "label": "Openness" }],
    "sources": [{ "title": "Where its text stands" }] }'`;

/** For a log that holds no framework yet: how to begin. */
export function Beginning() {
  return (
    <main class="beginning">
      <h1>Standpoint</h1>
      <p>
        The log is empty: no framework has been published, so there is nothing to have a stand on.
        There are three ways to begin.
      </p>
      <h2>Look at the corpus that ships</h2>
      <p>
        Stop the program, and start it without <code>STANDPOINT_CORPUS=none</code> on a new folder:
      </p>
      <pre tabindex={0}>STANDPOINT_DATA=./with-corpus npm start</pre>
      <h2>Publish a framework of your own</h2>
      <p>The key was shown once, when the program started for the first time.</p>
      <pre tabindex={0}>{RECORD}</pre>
      <h2>Bring what you have</h2>
      <pre tabindex={0}>npx standpoint import FILE --dry-run</pre>
      <p>
        This page follows by itself as soon as something is there. <a href="/docs">All addresses</a>{' '}
        · <a href="/docs/errors">What errors mean</a>
      </p>
    </main>
  );
}
