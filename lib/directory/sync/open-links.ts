import type { Links, LinksOfRun } from "@/lib/directory/sync/links";
import { LinksInParts } from "@/lib/directory/sync/links-in-parts";
import { WholeLinks } from "@/lib/directory/sync/whole-links";

/** Some ten megabytes. */
const mostWhole = 20_000;

/** The links of a run's provider, whole where there are not too many. */
export const openLinks = async (run: LinksOfRun): Promise<Links> =>
  (await WholeLinks.read(run, mostWhole)) ?? new LinksInParts(run);
