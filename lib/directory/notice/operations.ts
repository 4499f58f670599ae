import { providerSubject } from "@/lib/accounts/identity-provider/view";
import { nothing, operation } from "@/lib/catalogue/operation";
import { readNoticeState } from "@/lib/directory/notice/queries";
import { noticeStateView, showNoticeState } from "@/lib/directory/notice/view";
import { sayIn } from "@/lib/words/languages";

export const noticeOperations = [
  operation({
    name: "identity-provider.notices",
    title: "Shows the status of a provider's directory events",
    example: "provider notices keycloak",
    audience: ["superadmin"],
    area: "providers",
    effect: "read",
    subject: providerSubject,
    input: nothing,
    output: noticeStateView,
    run: async ({ context, subject: { id, settings } }) => ({
      output: showNoticeState(
        settings.sync.notices,
        await readNoticeState(context.db, id),
        sayIn(context.language),
      ),
    }),
  }),
];
