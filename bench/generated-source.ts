import type { Person } from "@/lib/providers/directory/person";
import type { DirectorySource } from "@/lib/providers/directory/source";

/** A directory that makes its people up as it is asked, so that it costs next to nothing and holds nobody. */
export function generatedSource(size: number, domain: string, pageSize = 1_000): DirectorySource {
  const person = (number: number): Person => ({
    id: `generated-${String(number).padStart(8, "0")}`,
    username: `person-${number}`,
    email: `person-${number}@${domain}`,
    emailVerified: true,
    givenName: "Person",
    familyName: `Number ${number}`,
    enabled: true,
    attributes: { mailcow_template: [number % 3 === 0 ? "staff" : "other"], department: [`d${number % 50}`] },
  });
  return {
    async *pages() {
      for (let first = 0; first < size; first += pageSize) {
        const length = Math.min(pageSize, size - first);
        yield {
          people: Array.from({ length }, (_, index) => person(first + index)),
          malformed: [],
          unconfirmed: [],
        };
      }
    },
    find: async (id) => ({ state: "found", person: person(Number(id.replace("generated-", ""))) }),
    count: async () => size,
    async *members() {},
  };
}
