import { type Text, words } from "@/lib/words/text";

const what = words("provider.network.problem", {
  notAllowed: "This address is not allowed.",
  unknownName: "The host name does not exist.",
  noNameServer: "The name server did not answer.",
  refused: "Nothing is listening on this port.",
  reset: "The connection was closed.",
  noRouteToHost: "There is no route to this host.",
  noRouteToNetwork: "There is no route to this network.",
  noAnswer: "The host does not answer.",
  expired: "The certificate has expired.",
  notYetValid: "The certificate is not valid yet.",
  otherName: "The certificate is for a different name.",
  untrustedCa: "The certificate comes from a CA that is not trusted here.",
  selfSigned: "The certificate is self-signed and not trusted here.",
  untraceable: "The certificate can't be traced to a CA that is trusted here.",
  revoked: "The certificate has been revoked.",
  oldTls: "The server only supports versions of TLS that are too old.",
  noTls: "The port answers, but not with TLS.",
  other: "The connection failed.",
  withCode: "{what} ({code})",
});

const advice = words("provider.network.advice", {
  notAllowed:
    "Enter the address of the provider itself. If it really announces addresses in an internal network, add that network to PROVIDER_NETWORKS.",
  unknownName: "Check the spelling of the address, and that this machine's name server knows the name.",
  noNameServer: "Check this machine's name servers, then try again.",
  refused: "Check the port in the address, and that the provider is running.",
  reset: "Check that the address leads to the provider itself and that no firewall is in between.",
  noRoute: "Check the routes and firewalls between this machine and the provider.",
  noAnswer: "Check the address, and the firewalls between this machine and the provider.",
  expired: "Renew the certificate of the provider.",
  notYetValid: "Check the clocks of this machine and of the provider.",
  otherName: "Use the name that the certificate is for, or get a certificate for this name.",
  untrustedCa:
    "Add the certificate of its CA to the file that NODE_EXTRA_CA_CERTS names and restart, or have the provider use a publicly trusted certificate.",
  untraceable:
    "Have the provider send its full certificate chain, or use a publicly trusted certificate. You can also add the certificate of its CA to the file that NODE_EXTRA_CA_CERTS names, and restart.",
  revoked: "Get a new certificate for the provider.",
  oldTls: "Have the provider use TLS 1.2 or 1.3.",
  noTls: "Check the port: this one may be for plain http.",
  other: "Check the provider's own log, and what is between it and this machine.",
});

type What = Exclude<keyof typeof what.english, "withCode">;
type Advice = keyof typeof advice.english;

/** Node's and OpenSSL's error codes: what each means, and what to do. */
const problems: Readonly<Record<string, readonly [What, Advice]>> = {
  ADDRESS_REFUSED: ["notAllowed", "notAllowed"],
  ENOTFOUND: ["unknownName", "unknownName"],
  EAI_AGAIN: ["noNameServer", "noNameServer"],
  ECONNREFUSED: ["refused", "refused"],
  ECONNRESET: ["reset", "reset"],
  EHOSTUNREACH: ["noRouteToHost", "noRoute"],
  ENETUNREACH: ["noRouteToNetwork", "noRoute"],
  ETIMEDOUT: ["noAnswer", "noAnswer"],
  CERT_HAS_EXPIRED: ["expired", "expired"],
  CERT_NOT_YET_VALID: ["notYetValid", "notYetValid"],
  ERR_TLS_CERT_ALTNAME_INVALID: ["otherName", "otherName"],
  UNABLE_TO_GET_ISSUER_CERT: ["untrustedCa", "untrustedCa"],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ["untrustedCa", "untrustedCa"],
  SELF_SIGNED_CERT_IN_CHAIN: ["untrustedCa", "untrustedCa"],
  DEPTH_ZERO_SELF_SIGNED_CERT: ["selfSigned", "untrustedCa"],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ["untraceable", "untraceable"],
  CERT_REVOKED: ["revoked", "revoked"],
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: ["oldTls", "oldTls"],
  ERR_SSL_WRONG_VERSION_NUMBER: ["noTls", "noTls"],
};

/** What an error of the network or of TLS means, and what to do about it. */
export function networkWords(code: string | null): { what: Text; advice: Text } {
  const [problem, help] = problems[code ?? ""] ?? ["other", "other"];
  return {
    what: code ? what("withCode", { what: what(problem), code }) : what(problem),
    advice: advice(help),
  };
}

/** Whether a certificate leads to no CA that is trusted here. */
export function isUntrusted(code: string | null): boolean {
  const [, help] = problems[code ?? ""] ?? [];
  return help === "untrustedCa" || help === "untraceable";
}

/** Whether a connection failed at what TLS checks, which no waiting mends. */
export const isTlsProblem = (code: string | null): boolean =>
  /^(CERT|ERR_TLS|ERR_SSL|UNABLE_TO|SELF_SIGNED|DEPTH_ZERO)_/.test(code ?? "");

/** The first code in a chain of causes; a time-out of our own counts as ETIMEDOUT. */
export function networkCode(thrown: unknown): string | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error.name === "TimeoutError" || error.name === "AbortError") return "ETIMEDOUT";
    const { code } = error as NodeJS.ErrnoException;
    if (code) return code === "EPROTO" ? (openSslCode(error.message) ?? code) : code;
  }
  return null;
}

/** OpenSSL's own reason, which Node gives in the words of a write that failed, as the code that it has elsewhere. */
function openSslCode(message: string): string | null {
  const reason = /:SSL routines:[^:]*:([a-z0-9 ]+):/i.exec(message)?.[1];
  return reason ? `ERR_SSL_${reason.toUpperCase().replaceAll(" ", "_")}` : null;
}
