import fc from "fast-check";
import { type PrivateDovecot, startPrivateDovecot } from "@/bench/private-dovecot";
import type { Drill } from "@/drill/drill";
import { startFuzzSite } from "@/drill/fuzz-site";
import { type Known, oddLogin, wrongWithLog } from "@/drill/odd-requests";
import { Dialogue } from "@/e2e/mail/dialogue";

const connections = 8;
const promisedMs = 3_000;
const mostFindings = 20;

/** The answer to one IMAP login in SASL PLAIN, and how long it took in milliseconds. */
async function login({ imapPort }: PrivateDovecot, name: string, password: string) {
  const dialogue = await Dialogue.open({ host: "127.0.0.1", port: imapPort });
  try {
    await dialogue.until(/^\* OK/);
    const begun = performance.now();
    const plain = Buffer.from(`\0${name}\0${password}`).toString("base64");
    const answer = await dialogue.ask(`a AUTHENTICATE PLAIN ${plain}`, /^a /);
    return { answer, milliseconds: performance.now() - begun };
  } finally {
    dialogue.close();
  }
}

async function tryOne(dovecot: PrivateDovecot, { name, password }: { name: string; password: string }) {
  const shown = JSON.stringify({ name, password }).slice(0, 400);
  try {
    const { answer, milliseconds } = await login(dovecot, name, password);
    if (!/^a (NO|BAD) /m.test(answer)) return `answered ${answer.trim()}: ${shown}`;
    return milliseconds > promisedMs ? `answered after ${Math.round(milliseconds)} ms: ${shown}` : null;
  } catch (error) {
    return `${(error as Error).message}: ${shown}`;
  }
}

const authErrors = (dovecot: PrivateDovecot): string[] =>
  dovecot.log().filter((line) => / auth(-worker)?\b.*: (Error|Fatal|Panic): /.test(line));

async function knownComesIn(dovecot: PrivateDovecot, { address, appPassword }: Known): Promise<string[]> {
  const { answer } = await login(dovecot, address, appPassword);
  return /^a OK/m.test(answer) ? [] : [`the right login was answered ${answer.trim()}`];
}

export const oddLogins: Drill = {
  description:
    "odd IMAP logins through a real Dovecot and its Lua client: refused within 3 s, and the right one still works",
  amount: 5_000,
  async run({ amount, seed, progress }) {
    const found = new Set<string>();
    const note = (wrong: string | null) => wrong && found.size < mostFindings && found.add(wrong);
    const site = await startFuzzSite((line) => note(wrongWithLog(line)));
    const dovecot = await startPrivateDovecot({
      gateUrl: `http://127.0.0.1:${site.port}`,
      token: site.token,
    });
    try {
      const odd = fc.sample(oddLogin(site.known), { numRuns: amount, seed });
      const worker = async () => {
        for (let next = odd.pop(); next && found.size < mostFindings; next = odd.pop()) {
          note(await tryOne(dovecot, next));
          if (odd.length > 0 && odd.length % 500 === 0)
            progress(`${odd.length} left, gate at ${site.memory()} MiB`);
        }
      };
      await Promise.all(Array.from({ length: connections }, worker));
      return [...found, ...(await knownComesIn(dovecot, site.known)), ...authErrors(dovecot)];
    } finally {
      await dovecot.stop();
      await site.stop();
    }
  },
};
