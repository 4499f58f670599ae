import { readFile, stat } from "node:fs/promises";
import { Reader } from "mmdb-lib";
import { AppError } from "@/lib/platform/errors";
import { processWide } from "@/lib/platform/process-wide";
import { words } from "@/lib/words/text";

const fileWords = words("geoip.file", {
  unreadable: "The GeoIP file cannot be read ({code}).",
  noFile: "LETTERLOCK_GEOIP_FILE is not a file.",
  notMmdb: "The GeoIP file is damaged, or not a database in MaxMind's format (.mmdb).",
  noPlaces: "The GeoIP file has neither cities nor countries: it is of the type {type}.",
});

/** An open GeoIP file. What it answers is as trustworthy as the file: see `findPlace`. */
export type GeoipReader = Reader<never>;

interface Opened {
  path: string;
  /** What tells one state of the file from another. */
  stamp: string;
  reader: Promise<GeoipReader>;
}

const state = () => processWide<{ opened: Opened | null }>("geoip", () => ({ opened: null }));

const unreadable = (cause: unknown) => {
  const code = (cause as NodeJS.ErrnoException).code ?? "unknown error";
  return new AppError("unavailable", fileWords("unreadable", { code }), { cause });
};

/**
 * The reader of a GeoIP file (MaxMind DB file format 2.0). The file is read once, and again when it has been replaced.
 * Throws `unavailable`, saying what is wrong with the file.
 */
export async function openGeoip(path: string): Promise<GeoipReader> {
  const found = await stat(path).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  if (!found.isFile()) throw new AppError("unavailable", fileWords("noFile"));
  const stamp = [found.ino, found.size, found.mtimeMs].join(" ");
  const { opened } = state();
  if (opened?.path === path && opened.stamp === stamp) return opened.reader;
  const reader = load(path);
  state().opened = { path, stamp, reader };
  return reader;
}

async function load(path: string): Promise<GeoipReader> {
  const content = await readFile(path).catch((cause: unknown) => {
    throw unreadable(cause);
  });
  const reader = parse(content);
  const type = String(reader.metadata.databaseType).slice(0, 100);
  if (!/city|country|enterprise/i.test(type))
    throw new AppError("unavailable", fileWords("noPlaces", { type }));
  return reader;
}

function parse(content: Buffer): GeoipReader {
  try {
    const reader = new Reader<never>(content);
    // A file that was cut off may begin as it should: an address of each family is looked up as well.
    reader.get("192.0.2.1");
    if (reader.metadata.ipVersion === 6) reader.get("2001:db8::1");
    return reader;
  } catch (cause) {
    throw new AppError("unavailable", fileWords("notMmdb"), { cause });
  }
}
