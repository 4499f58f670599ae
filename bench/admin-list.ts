import type { Pool, RowDataPacket } from "mysql2/promise";
import { type ConsoleSite, startConsoleSite } from "@/bench/console-site";
import type { Measured } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { type ListPage, listPages } from "@/bench/list-queries";
import { type Outcome, round } from "@/bench/scenario";
import { runTimedLoad } from "@/bench/timed-load";
import { consolePath } from "@/lib/faces/session/admin-path";

/** One administrator who waits for a page, then asks for the next: what is promised is a waiting time. */
const connections = 1;
const shownRows = 50;

async function askPage(site: ConsoleSite, { role }: ListPage, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${site.web.port}${path}`, {
    // As nginx says it: under another name than its own, web only leads to that.
    headers: { cookie: site.cookies[role], accept: "text/html", "x-forwarded-host": "localhost" },
    redirect: "manual",
    signal: AbortSignal.timeout(20_000),
  });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return html;
}

async function addressOf(site: ConsoleSite, page: ListPage): Promise<string> {
  let path = `${consolePath(page.role)}${page.path}`;
  for (let turned = 0; turned < (page.pagesOn ?? 0); turned++) {
    const link = /href="([^"]*[?&;]cursor=[^"]*)"/.exec(await askPage(site, page, path));
    if (!link?.[1]) throw new Error(`${path} has no link to a next page`);
    path = link[1].replaceAll("&amp;", "&");
  }
  return path;
}

async function query(pool: Pool, { sql, parameters }: ListPage): Promise<RowDataPacket[]> {
  const [rows] = await pool.query<RowDataPacket[]>(sql, [...parameters]);
  return rows;
}

/** A page that shows other rows than the query gives would be measured against the wrong thing. */
async function expectSameRows(site: ConsoleSite, page: ListPage, path: string): Promise<void> {
  const html = await askPage(site, page, path);
  const rows = await query(site.database.pool, page);
  const labels = rows.slice(0, shownRows).map((row) => String(Object.values(row)[0]));
  const missing = labels.filter((label) => !html.includes(label));
  if (labels.length === 0 || missing.length > 0)
    throw new Error(`${path} does not show the rows of its query: ${missing.slice(0, 3).join(", ")}`);
}

async function lanesOf(site: ConsoleSite, name: string, page: ListPage): Promise<Lane[]> {
  const path = await addressOf(site, page);
  await expectSameRows(site, page, path);
  const lane = (kind: string, once: () => Promise<unknown>): Lane => ({
    name: `${name} ${kind}`,
    run: (seconds) => runTimedLoad({ connections, seconds, once }),
  });
  return [
    lane("floor", () => query(site.database.pool, page)),
    lane("ours", () => askPage(site, page, path)),
  ];
}

const figures = ({ rate, p50, p95 }: Measured) => ({
  rate: round(rate, 1),
  p50: round(p50, 2),
  p95: round(p95, 2),
});

function beside(medians: Map<string, Measured>, name: string) {
  const [floor, ours] = [medians.get(`${name} floor`), medians.get(`${name} ours`)];
  if (!floor || !ours) throw new Error(`${name} was not measured`);
  const differenceMs = { p50: round(ours.p50 - floor.p50, 1), p95: round(ours.p95 - floor.p95, 1) };
  return { floor, ours, shown: { floor: figures(floor), ours: figures(ours), differenceMs } };
}

/**
 * The list pages of the console with 100 000 mailboxes, asked over HTTP from the production build, each beside the bare
 * SQL query for the same rows. The figures of the scenario are those of the first page of mailboxes; `pages` has all.
 */
export async function adminList(plan: Rounds): Promise<Outcome> {
  const site = await startConsoleSite(plan);
  try {
    const pages = Object.entries(listPages(site.ownDomains));
    const lanes: Lane[] = [];
    for (const [name, page] of pages) lanes.push(...(await lanesOf(site, name, page)));
    const medians = await interleave(lanes, plan);
    const { floor, ours, shown } = beside(medians, "first");
    const measured = pages.map(([name]) => [name, beside(medians, name).shown]);
    return {
      medians: new Map([
        ["floor", floor],
        ["ours", ours],
      ]),
      details: {
        p95: { floor: shown.floor.p95, ours: shown.ours.p95 },
        differenceMs: shown.differenceMs,
        pages: Object.fromEntries(measured),
      },
    };
  } finally {
    await site.stop();
  }
}
