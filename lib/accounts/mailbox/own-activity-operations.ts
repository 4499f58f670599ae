import { impersonationView, listImpersonations } from "@/lib/accounts/mailbox/list-impersonations";
import { ownMailbox } from "@/lib/accounts/mailbox/subject";
import { listing } from "@/lib/catalogue/list";
import { listOwnAttempts, ownLoginView, showOwnLogin } from "@/lib/credentials/login-attempt/own-attempts";

const oneself = { audience: ["mailbox"], area: "profile", subject: ownMailbox, filter: {} } as const;

export const ownActivityOperations = [
  listing({
    name: "own-login.list",
    title: "Lists your sign-ins of the last 30 days, newest first",
    description: "Includes refused ones.",
    example: "log logins --address alice@example.org",
    ...oneself,
    item: ownLoginView,
    async read({ context, subject, input }) {
      const { items, next } = await listOwnAttempts(context, subject, input);
      return { output: { items: items.map(showOwnLogin), next } };
    },
  }),
  listing({
    name: "own-impersonation.list",
    title: "Lists the administrators who have impersonated you, newest first",
    example: "log audit --action mailbox.open-as --subject alice@example.org",
    ...oneself,
    item: impersonationView,
    read: async ({ context, subject: { id }, input }) => ({
      output: await listImpersonations(context, id, input),
    }),
  }),
];
