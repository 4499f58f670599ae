import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { z } from "zod";
import { run } from "@/deploy/stack/command";
import { cached } from "@/drill/cached";
import type { Drill } from "@/drill/drill";
import { newSuperadmin, signInWithNewFactor } from "@/e2e/browser/administrators";
import { LoginPage } from "@/e2e/browser/pages/login-page";
import { trustFlag } from "@/e2e/browser/trust";
import { newMailbox } from "@/e2e/mail/mailbox";
import { demoStack } from "@/e2e/stack";
import startDemo from "@/e2e/start-demo";

const version = "13.5.0";
const minute = 60_000;
const executablePath = "/usr/bin/chromium-headless-shell";

/** What each page must reach. Search engines are told to stay away, which that category of Lighthouse holds against a page: it is only shown. */
const bounds: Readonly<Record<string, number>> = {
  performance: 95,
  accessibility: 100,
  "best-practices": 100,
};

const reportSchema = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({
      score: z.number().nullable(),
      auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
    }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      title: z.string(),
      score: z.number().nullable(),
      displayValue: z.string().optional(),
      details: z.object({ items: z.unknown().optional() }).optional(),
    }),
  ),
});
type Report = z.infer<typeof reportSchema>;

/** Lighthouse's program, installed once a machine: no part of the product or of its tests. */
async function lighthouseProgram(): Promise<string> {
  const folder = await cached(`lighthouse-${version}`, (work) =>
    run(["npm", "install", "--prefix", work, "--no-audit", "--no-fund", `lighthouse@${version}`], {
      timeout: 10 * minute,
    }),
  );
  return join(folder, "node_modules", "lighthouse", "cli", "index.js");
}

/** A page to look at, with the cookies of whoever is signed in. */
interface Visit {
  name: string;
  url: string;
  cookie: string;
}

async function visitOf(name: string, url: string, context: BrowserContext): Promise<Visit> {
  const cookies = await context.cookies(url);
  return { name, url, cookie: cookies.map((one) => `${one.name}=${one.value}`).join("; ") };
}

async function visitsOf(browser: Browser): Promise<Visit[]> {
  const { portal } = demoStack();
  const person = await browser.newContext();
  const login = new LoginPage(await person.newPage());
  const { address, password } = await newMailbox("lighthouse");
  await login.open();
  await login.signInLocally(address, password);
  await login.page.waitForURL(`${portal}/home`);

  const administrator = await browser.newContext();
  const page = await administrator.newPage();
  await signInWithNewFactor(page, await newSuperadmin());
  await page.goto(`${portal}/admin/providers/new`);
  await page.getByRole("button", { name: "Connect Keycloak", exact: true }).click();
  await page.waitForURL(/\/connect$/);
  return [
    { name: "login", url: `${portal}/`, cookie: "" },
    await visitOf("home", `${portal}/home`, person),
    await visitOf("mailboxes", `${portal}/admin/mailboxes`, administrator),
    await visitOf("wizard", page.url(), administrator),
  ];
}

/** Lets Lighthouse look at a page with a browser that has nothing of ours yet, as a desktop. */
async function lookAt(program: string, { url, cookie }: Visit): Promise<Report> {
  const flags = ["--headless", "--no-sandbox", "--disable-quic", await trustFlag()];
  const options = [
    ...[
      "--preset=desktop",
      "--output=json",
      "--output-path=stdout",
      "--quiet",
      "--no-enable-error-reporting",
    ],
    ...["--disable-full-page-screenshot", `--chrome-flags=${flags.join(" ")}`],
    ...(cookie === "" ? [] : [`--extra-headers=${JSON.stringify({ Cookie: cookie })}`]),
  ];
  const printed = await run([process.execPath, program, url, ...options], {
    env: { ...process.env, CHROME_PATH: executablePath },
    timeout: 3 * minute,
  });
  const report = reportSchema.parse(JSON.parse(printed));
  if (report.runtimeError) throw new Error(`${url}: ${report.runtimeError.message}`);
  return report;
}

const scoreOf = (report: Report, category: string) =>
  Math.round((report.categories[category]?.score ?? 0) * 100);

/** What a category counts against the page, with the first places where it was found. */
const faultsOf = ({ categories, audits }: Report, category: string): string[] =>
  (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score >= 0.9) return [];
    const items = Array.isArray(audit.details?.items) ? audit.details.items : [];
    const places = items.slice(0, 3).map((item) => JSON.stringify(item).slice(0, 400));
    return [[`${id}: ${audit.title} ${audit.displayValue ?? ""}`.trim(), ...places].join("\n    ")];
  });

/** The run in the middle, by performance: it is the only category that a busy machine changes. */
const middleOf = (reports: Report[]): Report | undefined =>
  reports.toSorted((a, b) => scoreOf(a, "performance") - scoreOf(b, "performance"))[reports.length >> 1];

export const lighthouse: Drill = {
  description: "Lighthouse on login, home, a list and the wizard, as a desktop; amount: runs of each page",
  amount: 3,
  async run({ amount, progress }) {
    const program = await lighthouseProgram();
    const stop = startDemo();
    try {
      const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", await trustFlag()] });
      const visits = await visitsOf(browser).finally(() => browser.close());
      const found: string[] = [];
      for (const visit of visits) {
        const reports: Report[] = [];
        for (let number = 0; number < amount; number++) reports.push(await lookAt(program, visit));
        const report = middleOf(reports);
        if (!report) continue;
        const scores = Object.keys(report.categories).map((one) => `${one} ${scoreOf(report, one)}`);
        progress(`${visit.name}: ${scores.join(", ")}`);
        for (const [category, bound] of Object.entries(bounds))
          if (scoreOf(report, category) < bound)
            found.push(
              [`${visit.name}: ${category} is below ${bound}`, ...faultsOf(report, category)].join("\n  "),
            );
      }
      return found;
    } finally {
      stop?.();
    }
  },
};
