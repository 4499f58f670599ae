import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makePages } from "./pages";

for (const { file, text } of makePages()) {
  writeFileSync(join(import.meta.dirname, "..", "reference", file), text);
  console.log(`docs/reference/${file}`);
}
