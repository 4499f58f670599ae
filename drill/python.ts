import { join } from "node:path";
import { run } from "@/deploy/stack/command";
import { cached, digestOf } from "@/drill/cached";

const minutes = 60_000;

/**
 * The Python of a virtual environment with these packages (PyPI), made once a machine. Run its programs as modules (`-m`):
 * its scripts name the folder that it was made in.
 */
export async function pythonWith(requirements: readonly string[]): Promise<string> {
  const folder = await cached(`python-${digestOf(...requirements)}`, async (work) => {
    await run(["/usr/bin/python3", "-m", "venv", "--copies", work], { timeout: 2 * minutes });
    const pip = [
      join(work, "bin", "python"),
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
    ];
    await run([...pip, ...requirements], { timeout: 10 * minutes });
  });
  return join(folder, "bin", "python");
}
