import { randomBytes } from "node:crypto";
import { anyOf, gateRequest, lane } from "@/bench/gate-load";
import { type Measured, quantile, runHttpLoad } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import { type Account, type MailSite, onMailSite } from "@/bench/mail-site";
import { type Outcome, round } from "@/bench/scenario";

/** Twice the connections of the logins beside them, and fewer than may wait for a hash. */
const floodConnections = 64;

/** A guess that nobody has made, by a caller who has made none: no allowance refuses it before it costs a hash. */
function guess(token: string, { address }: Account): Buffer {
  const [password, caller] = [randomBytes(9).toString("base64url"), randomBytes(4).toString("hex")];
  const ip = `2001:db8:${caller.slice(0, 4)}:${caller.slice(4)}::1`;
  return gateRequest(token)({ address, password, ip });
}

function flooded(beside: Lane, { gate, token, single }: MailSite, floods: Measured[]): Lane {
  const next = () => guess(token, single[Math.floor(Math.random() * single.length)] as Account);
  return {
    name: "ours",
    async run(seconds) {
      // "Not now" is an answer too: the gate says so to whoever waits too long for a hash.
      const statuses = [401, 503];
      const flood = runHttpLoad({ port: gate.port, connections: floodConnections, seconds, next, statuses });
      const [measured] = await Promise.all([beside.run(seconds), flood.then((one) => floods.push(one))]);
      return measured;
    },
  };
}

/** App-password logins at the gate while a botnet guesses passwords. Floor: the same logins in peace. */
export const gateFlood = (plan: Rounds): Promise<Outcome> =>
  onMailSite(plan, async (site) => {
    const logins = anyOf(site.single.map(gateRequest(site.token)));
    const peace = lane("floor", site.gate.port, logins);
    const floods: Measured[] = [];
    const medians = await interleave([peace, flooded(peace, site, floods)], plan);
    const rate = quantile(
      floods.map((one) => one.rate),
      0.5,
    );
    return { medians, details: { guesses: { connections: floodConnections, answered: round(rate, 1) } } };
  });
