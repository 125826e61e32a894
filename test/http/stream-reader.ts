import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';

export interface Heard {
  readonly id: number;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A reader of `/v1/stream` that keeps what it hears. */
export class StreamReader {
  readonly heard: Heard[] = [];
  #rest = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (text: string) => this.#take(text));
    response.on('error', () => {});
  }

  static async open(
    server: { readonly url: string },
    query: string,
    headers: Record<string, string> = {},
  ): Promise<StreamReader> {
    const request = get(`${server.url}/v1/stream${query}`, { headers });
    request.on('error', () => {});
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return new StreamReader(response);
  }

  /** Resolves once so many have been heard. */
  async until(count: number): Promise<readonly Heard[]> {
    while (this.heard.length < count) await once(this.response, 'data');
    return this.heard;
  }

  leave(): void {
    this.response.destroy();
  }

  #take(text: string): void {
    const parts = (this.#rest + text).split('\n\n');
    this.#rest = parts.pop()!;
    for (const part of parts) {
      const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      if (data !== undefined)
        this.heard.push({ id: Number(id), event: event!, data: JSON.parse(data) });
    }
  }
}
