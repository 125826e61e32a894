const SCALE = 2;
const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Saves the chart that is on the page, with its colours as they are seen. */
export async function savePicture(chart: string, format: 'svg' | 'png'): Promise<void> {
  const svg = document.querySelector<SVGSVGElement>(`svg[data-chart="${chart}"]`);
  if (!svg) return;
  const text = standalone(svg);
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  const name = `standpoint_${chart}.${format}`;
  save(format === 'svg' ? url : await toPng(url, svg.viewBox.baseVal), name);
}

/** A copy that needs no style sheet: variables are replaced by what they hold, rings of the cursor are left out. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute('xmlns', NAMESPACE);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('aria-hidden');
  for (const ring of copy.querySelectorAll('.ring')) ring.remove();
  const held = getComputedStyle(document.documentElement);
  const plain = (value: string): string =>
    value.replaceAll(/var\((--[a-z-]+)\)/g, (_, name: string) =>
      held.getPropertyValue(name).trim(),
    );
  for (const element of copy.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes('var(')) element.setAttribute(name, plain(value));
    }
  }
  return new XMLSerializer().serializeToString(copy);
}

async function toPng(url: string, { width, height }: DOMRect): Promise<string> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (!context) return url;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}
