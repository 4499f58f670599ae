import { operation } from "@/lib/catalogue/operation";
import { installation } from "@/lib/catalogue/subject";
import { explainLogin, explainLoginInput } from "@/lib/doors/login-doctor/explain-login";
import { explanationView, showExplanation } from "@/lib/doors/login-doctor/view";
import { sayIn } from "@/lib/words/languages";

export const loginDoctorOperations = [
  operation({
    name: "login-doctor.explain",
    title: "Explains how a login would be decided and where it stops, without a password",
    about: "Explains whether a login would succeed and where it stops, without a password.",
    example: "doctor login alice@example.org --door imap --json",
    audience: ["superadmin", "domain-admin"],
    permissions: ["read-logs"],
    area: "logs",
    effect: "read",
    subject: installation,
    input: explainLoginInput,
    options: {
      door: { value: "door", help: "service to sign in to" },
      credential: { value: "kind", help: "only this kind of credential" },
      provider: { value: "slug", help: "portal: single sign-on with this provider" },
      subject: { value: "sub", help: "portal: this account at the provider, by the sub claim of its tokens" },
      ip: { value: "address", help: "IP address the login comes from" },
    },
    output: explanationView,
    async run({ context, input: { ip, ...rest } }) {
      const explanation = await explainLogin(context, { ...rest, ...(ip ? { ip } : {}) });
      return { output: showExplanation(explanation, sayIn(context.language)) };
    },
  }),
];
