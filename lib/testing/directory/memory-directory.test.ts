import { expect, it } from "vitest";
import { contractPerson, sourceContract } from "@/lib/testing/directory/contract";
import { MemoryDirectory } from "@/lib/testing/directory/memory-directory";

for (const { name, check } of sourceContract) it(name, () => check(new MemoryDirectory()));

it("hides people from its list only", async () => {
  const directory = new MemoryDirectory();
  await directory.fill([contractPerson(1)]);
  directory.skipped.add(contractPerson(1).id);
  for await (const page of directory.open().pages()) expect(page).toBeNull();
  expect(await directory.open().find(contractPerson(1).id)).toMatchObject({ state: "found" });
});
