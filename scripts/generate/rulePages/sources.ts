import type { Source } from '../../../server/src/catalogue/types.ts';

/** The page that documents `multimedia`, `sip-signaling-chat` and `voice`; it has no stable address. */
export const workspaceTServer: Source = { title: 'Workspace Desktop Edition, TServer Section (18 December 2025)' };

export const optionManagement: Source = {
  title: 'Genesys documentation, GA/latest/user/OptionMgmt',
  url: 'https://docs.genesys.com/Documentation/GA/latest/user/OptionMgmt',
};

export const bulkOptions: Source = {
  title: 'Genesys documentation, GA/8.5.2/user/BulkOpt (export and import of options)',
  url: 'https://docs.genesys.com/Documentation/GA/8.5.2/user/BulkOpt',
};

export const configObjects: Source = {
  title: 'Genesys documentation, Platform SDK, IntrotoConfigLayerObjects',
  url: 'https://docs.genesys.com/Documentation/PSDK/latest/Developer/IntrotoConfigLayerObjects',
};

export const cfgDn: Source = {
  title: 'CfgDN (Platform SDK, Configuration Layer reference)',
  url: 'https://docs.genesys.com/Documentation/PSDK/latest/ConfigLayerRef/CfgDN',
};

export const dnTypeNames: Source = {
  title: 'Types of DNs (help of Genesys Administrator Extension 8.1)',
  url: 'https://docs.genesys.com/Special:Repository/81gax_help.zip?page=Documentation/GA&id=274113172678',
};

export const mutagen: Source = {
  title: 'nuecho/mutagen (its JSON is the model of our YAML)',
  url: 'https://github.com/nuecho/mutagen',
};

export const gatewayDn: Source = {
  title: 'Configuring DN Objects - Cisco Media Gateway (SIP Server Integration Reference Manual, latest)',
  url: 'https://docs.genesys.com/Documentation/SIPS/latest/IntegrationReferenceManual/CiscoConfigMediaDN',
};

export const businessContinuity: Source = {
  title: 'Configuration Options for SIP Business Continuity (SIP Server 8.1.0 HA Deployment Guide)',
  url: 'https://docs.genesys.com/Documentation/SIPS/8.1.0/HADeployment/ConfOptionsforSIPBC',
};

export const inviteTimeout: Source = {
  title: 'Setting SIP INVITE timeout for individual DNs (SIP Server 8.1.1)',
  url: 'https://docs.genesys.com/Documentation/SIPS/8.1.1/Dep/InviteTmt',
};

export const yamlLanguage: Source = { title: 'YAML 1.2.2', url: 'https://yaml.org/spec/1.2.2/' };

export const cfgDataSamples: Source = {
  title: 'chrisvmcd/genesys_xml_dsl (samples of CfgData XML, and the schema that describes it)',
  url: 'https://github.com/chrisvmcd/genesys_xml_dsl',
};

export const webServicesDraft: Source = {
  title: 'Genesys Web Services, Internal Configuration API (draft page)',
  url: 'https://en.docs.genesys.com/index.php?diff=next&oldid=249562&title=Documentation%3AHTCC%3AAPI%3AInternalConfigAPI%3A8.5.2DRAFT',
};

export const jsonLanguage: Source = { title: 'RFC 8259, JSON', url: 'https://www.rfc-editor.org/rfc/rfc8259' };
export const xmlLanguage: Source = { title: 'XML 1.0 (fifth edition)', url: 'https://www.w3.org/TR/xml/' };
