/** What strangers put into quotations, titles and names to get something else than text: our own list, by kind. */
const BREAK_OUTS = [
  '',
  '"',
  "'",
  '`',
  '>',
  '">',
  "'>",
  '-->',
  ']]>',
  '*/',
  '</title>',
  '</textarea>',
];
const PAYLOADS = [
  '<script>alert(1)</script>',
  '<script src=//example.org/x.js></script>',
  '<img src=x onerror=alert(1)>',
  '<img/src/onerror=alert(1)//>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text y="20">x</text></a></svg>',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<body onload=alert(1)>',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<form action="javascript:alert(1)"><button>x</button></form>',
  '<meta http-equiv="refresh" content="0;url=//example.org">',
  '<link rel=stylesheet href=//example.org/x.css>',
  '<base href="//example.org/">',
  '<style>@import "//example.org/x.css";</style>',
  '{{constructor.constructor("alert(1)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to stay as it is.
  '${alert(1)}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
];

/** Three hundred, each with its number, so that each can be found again. */
export const HOSTILE_TEXTS: readonly string[] = BREAK_OUTS.flatMap((out) =>
  PAYLOADS.map((payload) => `${out}${payload}`),
).map((text, at) => `h${at} ${text}`);
