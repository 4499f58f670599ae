import { providerSubject } from "@/lib/accounts/identity-provider/view";
import { nothing, operation } from "@/lib/catalogue/operation";
import { readEventState } from "@/lib/directory/event/queries";
import { eventStateView, showEventState } from "@/lib/directory/event/view";
import { sayIn } from "@/lib/words/languages";

export const directoryEventOperations = [
  operation({
    name: "identity-provider.directory-events",
    title: "Shows the status of a provider's directory events",
    example: "provider directory-events keycloak",
    audience: ["superadmin"],
    area: "providers",
    effect: "read",
    subject: providerSubject,
    input: nothing,
    output: eventStateView,
    run: async ({ context, subject: { id, settings } }) => ({
      output: showEventState(
        settings.sync.notices,
        await readEventState(context.db, id),
        sayIn(context.language),
      ),
    }),
  }),
];
