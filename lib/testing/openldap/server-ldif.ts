import { join } from "node:path";
import { administrator, base, defaultPolicy, serviceAccount } from "@/lib/testing/openldap/directory-ldif";
import type { ServerCertificate } from "@/lib/testing/openldap/test-authority";

const schemas = "/etc/ldap/schema";
const ownSchema = join(import.meta.dirname, "../../../deploy/openldap/mail-person.ldif");

export interface ServerPlaces {
  folder: string;
  data: string;
  tls: ServerCertificate;
}

const globals = ({ folder, tls }: ServerPlaces) => `dn: cn=config
objectClass: olcGlobal
cn: config
olcPidFile: ${folder}/slapd.pid
olcTLSCertificateFile: ${tls.certificate}
olcTLSCertificateKeyFile: ${tls.key}
olcTLSProtocolMin: 3.3

dn: cn=module,cn=config
objectClass: olcModuleList
cn: module
olcModulePath: /usr/lib/ldap
olcModuleLoad: back_mdb
olcModuleLoad: ppolicy
olcModuleLoad: memberof

dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

include: file://${schemas}/core.ldif

include: file://${schemas}/cosine.ldif

include: file://${schemas}/inetorgperson.ldif

include: file://${ownSchema}
`;

/**
 * The configuration of a private OpenLDAP for `slapadd -n 0`. Its administrator may change `cn=config` while it runs. The
 * service account has no limits until a test gives it some (`olcLimits`).
 */
export const serverLdif = (places: ServerPlaces): string => `${globals(places)}
dn: olcDatabase={0}config,cn=config
objectClass: olcDatabaseConfig
olcDatabase: {0}config
olcRootDN: ${administrator.dn}

dn: olcDatabase={1}mdb,cn=config
objectClass: olcDatabaseConfig
objectClass: olcMdbConfig
olcDatabase: {1}mdb
olcSuffix: ${base}
olcDbDirectory: ${places.data}
olcDbMaxSize: 1073741824
olcDbEnvFlags: nosync
olcDbIndex: objectClass,entryUUID,uid,mail,member,memberOf,modifyTimestamp eq
olcRootDN: ${administrator.dn}
olcRootPW: ${administrator.password}
olcLimits: dn.exact="${serviceAccount.dn}" size=unlimited time=unlimited
olcAccess: to attrs=userPassword by anonymous auth by * none
olcAccess: to * by dn.exact="${serviceAccount.dn}" read by anonymous auth by * none

dn: olcOverlay={0}ppolicy,olcDatabase={1}mdb,cn=config
objectClass: olcOverlayConfig
objectClass: olcPPolicyConfig
olcOverlay: {0}ppolicy
olcPPolicyDefault: ${defaultPolicy}
olcPPolicyUseLockout: TRUE

dn: olcOverlay={1}memberof,olcDatabase={1}mdb,cn=config
objectClass: olcOverlayConfig
objectClass: olcMemberOfConfig
olcOverlay: {1}memberof
`;
