// What tools/dist.mjs writes into the scripts.
export {};
declare global {
  const BUILD_ID: string;
  const PRECACHE: {url: string, revision: string | null, integrity?: string}[];
}
