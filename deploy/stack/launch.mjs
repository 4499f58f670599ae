// Runs before anything is installed, so it is plain JavaScript without packages: checks what the machine has, gets what
// is missing, and hands over to main.ts in this same process.
import { installPackages, missingPackages } from "./debian-packages.mjs";
import { installNodePackages } from "./node-packages.mjs";

const oldestNode = [20, 9];

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Error(`Node ${oldestNode.join(".")} or newer is needed; this is ${process.version}.`);
}

/**
 * Runs `npm run demo` or `npm run up` with the words after `--`.
 * @param {"demo" | "up"} kind
 */
export async function launch(kind) {
  const argv = process.argv.slice(2);
  const starts = argv.length === 0 || ["start", "packages"].includes(argv[0]);
  try {
    checkNode();
    if (starts) installPackages(missingPackages(kind), kind);
    if (argv[0] === "packages") return;
    installNodePackages();
    const { register } = await import("tsx/esm/api");
    register();
    const { main } = await import("./main.ts");
    await main(kind, argv);
    process.exit(0);
  } catch (error) {
    console.error(process.env.LETTERLOCK_STACK_DEBUG ? error : error.message);
    process.exit(1);
  }
}
