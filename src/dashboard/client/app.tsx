/** The whole page. */
export function App() {
  return (
    <main>
      <h1>Standpoint</h1>
    </main>
  );
}
