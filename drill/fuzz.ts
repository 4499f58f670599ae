import { Agent, request as httpRequest } from "node:http";
import fc from "fast-check";
import type { Drill, DrillPlan } from "@/drill/drill";
import { type FuzzSite, startFuzzSite } from "@/drill/fuzz-site";
import { type OddAnswer, type OddRequest, oddRequest, wrongWith, wrongWithLog } from "@/drill/odd-requests";

/** Different kinds of requests; each comes again with other numbers in it. */
const kinds = 5_000;
const connections = 24;
const looksAtMemory = 20;
/** From the second quarter of a run on nothing may be kept that was not kept before; MiB of noise of the collector. */
const mostGrowthMib = 48;
const mostFindings = 20;

function send({ port, token }: FuzzSite, agent: Agent, odd: OddRequest): Promise<OddAnswer> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { ...odd.headers, "x-letterlock-token": token };
    const sent = httpRequest({ port, agent, method: odd.method, path: odd.path, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(parts).toString(),
          milliseconds: performance.now() - begun,
        }),
      );
    });
    sent.on("error", reject);
    sent.end(odd.method === "POST" ? odd.body : undefined);
  });
}

const numbered = (odd: OddRequest, number: number): OddRequest => {
  const fill = (text: string) => text.replaceAll("@@", number.toString(36));
  const headers = Object.fromEntries(Object.entries(odd.headers).map(([name, value]) => [name, fill(value)]));
  return { ...odd, headers, body: fill(odd.body) };
};

async function attack(site: FuzzSite, plan: DrillPlan, found: Set<string>): Promise<number[]> {
  const odd = fc.sample(oddRequest(site.known), { numRuns: kinds, seed: plan.seed });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const memory: number[] = [];
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < plan.amount && found.size < mostFindings) {
      const number = sent++;
      const request = numbered(odd[number % odd.length] as OddRequest, number);
      const wrong = wrongWith(request, await send(site, agent, request));
      if (wrong) found.add(`${wrong}: ${JSON.stringify(request).slice(0, 600)}`);
      if (number % Math.ceil(plan.amount / looksAtMemory) === 0) {
        memory.push(site.memory());
        plan.progress(`${number} requests, ${memory.at(-1)} MiB`);
      }
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  agent.destroy();
  return [...memory, site.memory()];
}

/** What is wrong with memory over a run; the first quarter is for what is kept on purpose. */
function growth(memory: readonly number[]): string[] {
  // A run that was broken off says nothing of it.
  if (memory.length < looksAtMemory) return [];
  const quarter = Math.floor(memory.length / 4);
  const [early, late] = [memory.slice(quarter, 2 * quarter), memory.slice(-quarter)].map((part) =>
    Math.max(...part),
  );
  const grown = (late ?? 0) - (early ?? 0);
  return grown > mostGrowthMib ? [`memory grew by ${grown} MiB, from ${early} to ${late}`] : [];
}

export const fuzz: Drill = {
  description:
    "odd requests to the gate: answered within 3 s, nobody let in, no error, no forged line, flat memory",
  amount: 2_000_000,
  async run(plan) {
    const found = new Set<string>();
    const site = await startFuzzSite((line) => {
      const wrong = wrongWithLog(line);
      if (wrong && found.size < mostFindings) found.add(wrong);
    });
    try {
      const memory = await attack(site, plan, found);
      return [...found, ...growth(memory)];
    } finally {
      await site.stop();
    }
  },
};
