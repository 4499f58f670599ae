import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { measuredFrom, quantile } from "@/bench/http-load";
import { interleave, type Lane, type Rounds } from "@/bench/interleave";
import type { Outcome } from "@/bench/scenario";
import { significant } from "@/bench/significant";
import { addSyncProvider, startSyncDatabase } from "@/bench/sync-database";

const program = fileURLToPath(new URL("sync-process.ts", import.meta.url));

/** Never asked: the people are generated. */
const nowhere = {
  serverUrl: "https://keycloak.bench.test",
  realm: "none",
  clientId: "letterlock",
  clientSecret: "none-is-needed-here",
};

interface Directory {
  slug: string;
  domain: string;
  people: number;
  /** The most memory of each run, in bytes. */
  memory: number[];
}

async function sync({ slug, domain, people }: Directory): Promise<{ seconds: number; bytes: number }> {
  const child = spawn(process.execPath, ["--import", "tsx", program, slug, domain, String(people)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`a sync of ${people} people ended with ${code}`);
  return JSON.parse(output);
}

/** Milliseconds for each person of a sync that finds nothing to do. */
const lane = (name: string, directory: Directory): Lane => ({
  name,
  async run() {
    const { seconds, bytes } = await sync(directory);
    directory.memory.push(bytes);
    return { ...measuredFrom([seconds * 1_000], 1), rate: (seconds * 1_000) / directory.people };
  },
});

const mebibytes = (list: readonly number[]) => significant(quantile(list, 0.5) / 2 ** 20);

/** Full syncs of people from a generated source for whom nothing is to be done: 100 000 beside 10 000. */
export async function sync100k(plan: Rounds): Promise<Outcome> {
  const database = await startSyncDatabase(plan);
  const make = async (people: number): Promise<Directory> => {
    const domain = `d${people}.bench.test`;
    const slug = await addSyncProvider(database.context, domain, nowhere);
    return { slug, domain, people, memory: [] };
  };
  try {
    const { people = plan.small ? 1_000 : 100_000 } = plan;
    const [few, many] = [await make(people / 10), await make(people)];
    const imports = [await sync(few), await sync(many)].map(({ seconds, bytes }) => ({
      seconds: significant(seconds),
      mebibytes: mebibytes([bytes]),
    }));
    const medians = await interleave([lane("floor", few), lane("ours", many)], plan);
    const memory = { floor: mebibytes(few.memory), ours: mebibytes(many.memory) };
    return { medians, details: { memory, imports: { floor: imports[0], ours: imports[1] } } };
  } finally {
    await database.stop();
  }
}
