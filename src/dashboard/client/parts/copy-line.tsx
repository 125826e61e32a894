import { useState } from 'preact/hooks';

interface CopyLineProps {
  readonly text: string;
  readonly label: string;
}

/** A line of text with a button that copies it. */
export function CopyLine({ text, label }: CopyLineProps) {
  const [said, setSaid] = useState('Copy');
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setSaid('Copied'),
      () => setSaid('Select it by hand'),
    );
  };
  return (
    <div class="copy-line">
      <span class="copy-label">{label}</span>
      <pre tabindex={0}>{text}</pre>
      <button type="button" onClick={copy} aria-label={`${said}: ${label}`}>
        {said}
      </button>
    </div>
  );
}
