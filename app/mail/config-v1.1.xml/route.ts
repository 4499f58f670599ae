// The same at the place where it is below `autoconfig.DOMAIN`.
export { GET } from "@/app/.well-known/autoconfig/mail/config-v1.1.xml/route";
