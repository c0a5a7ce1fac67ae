// Serves the packed page with one script before its own (first.js), in all browsers alike: WebDriver offers no such hook.
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {listen, static_server} from '../../../tools/serve.mjs';

export async function serve_page() {
  const folder = mkdtempSync(join(tmpdir(), 'funnelboard-page-'));
  cpSync('dist', folder, {recursive: true});
  for (const packed of ['index.html.br', 'index.html.gz']) rmSync(join(folder, packed), {force: true});
  cpSync(new URL('first.js', import.meta.url), join(folder, 'first.js'));
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  writeFileSync(join(folder, 'index.html'), html.replace('<script', () => '<script src="./first.js"></script>\n<script'));
  const server = static_server(folder);
  const port = await listen(server, 0);

  async function close() {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    rmSync(folder, {recursive: true});
  }
  return {url: `http://localhost:${port}/`, close};
}
