/** What differs between the versions of Common Cartridge that are written (IMS CC 1.1, 1.3: profile schemas of content packaging). */
export interface CartridgeVersion {
  readonly schemaVersion: '1.1.0' | '1.3.0';
  /** Namespace of the manifest, and of the metadata of the manifest. */
  readonly packaging: string;
  readonly lom: string;
  /** Published places of their schemas. */
  readonly packagingSchema: string;
  readonly lomSchema: string;
  readonly questionSchema: string;
  /** `resource@type` of an assessment. */
  readonly assessment: string;
}

function versionOf(part: 'v1p1' | 'v1p3', schemaVersion: CartridgeVersion['schemaVersion']): CartridgeVersion {
  const profile = `http://www.imsglobal.org/profile/cc/cc${part}`;
  return {
    schemaVersion,
    packaging: `http://www.imsglobal.org/xsd/imscc${part}/imscp_v1p1`,
    lom: `http://ltsc.ieee.org/xsd/imscc${part}/LOM/manifest`,
    packagingSchema: `${profile}/cc${part}_imscp_v1p2_v1p0.xsd`,
    lomSchema: `${profile}/LOM/cc${part}_lommanifest_v1p0.xsd`,
    questionSchema: `${profile}/cc${part}_qtiasiv1p2p1_v1p0.xsd`,
    assessment: `imsqti_xmlv1p2/imscc_xml${part}/assessment`,
  };
}

export const cartridgeVersions = { cc11: versionOf('v1p1', '1.1.0'), cc13: versionOf('v1p3', '1.3.0') } as const;

/** Namespace of questions in every version. */
export const questionNamespace = 'http://www.imsglobal.org/xsd/ims_qtiasiv1p2';
