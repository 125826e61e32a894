const SCALE = 2;

/** Saves the picture at an address as a PNG, called as the server calls it. */
export async function savePng(address: string): Promise<void> {
  const answer = await fetch(address);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(await answer.text())}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const link = document.createElement('a');
  link.href = canvas.toDataURL();
  link.download = `${/[\w-]+(?=\.svg)/.exec(answer.headers.get('content-disposition') ?? '')}.png`;
  link.click();
}
