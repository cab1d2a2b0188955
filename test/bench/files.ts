/** A file of DNs as people write them, one in fifty with something wrong. */
export function yamlFileOf(dns: number): string {
  const items = Array.from({ length: dns }, (_, index) => {
    const multimedia = index % 50 === 49 ? 'yes' : 'true';
    return `  - number: "${70_000 + index}"
    name: ${70_000 + index}_SIP_Switch
    type: extension
    switch: SIP_Switch
    tenant: Environment
    state: enabled
    userProperties:
      TServer:
        contact: sip:${70_000 + index}@192.0.2.10:5060;transport=tcp
        multimedia: ${multimedia}
        sip-signaling-chat: none
        voice: true
`;
  });
  return `dns:\n${items.join('')}`;
}
