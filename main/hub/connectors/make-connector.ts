import { assertNever } from '#domain/assert-never.ts';
import type { CrmMapping } from '#contract/crm-mapping.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { AskCrm } from '../../platform/crm/ask-crm.ts';
import { createCaldavConnector } from '../../platform/crm/caldav/caldav-connector.ts';
import type { Connector } from '../../platform/crm/connector.ts';
import { createDataverseConnector } from '../../platform/crm/dataverse/dataverse-connector.ts';
import { createHubspotConnector } from '../../platform/crm/hubspot/hubspot-connector.ts';
import { createSalesforceConnector } from '../../platform/crm/salesforce/salesforce-connector.ts';
import { createTrytonConnector } from '../../platform/crm/tryton/tryton-connector.ts';
import { createWebhookConnector } from '../../platform/crm/webhook/webhook-connector.ts';

type Surroundings = {
  readonly ask: AskCrm; readonly clock: Clock;
  /** The IANA name of a boutique's zone. */
  readonly timeZoneOf: (boutiqueId: string) => string;
};

export function makeConnector(mapping: CrmMapping, secret: string, { ask, clock, timeZoneOf }: Surroundings): Connector {
  switch (mapping.connector) {
    case 'tryton': return createTrytonConnector({ ...mapping, password: secret }, ask, timeZoneOf);
    case 'caldav': return createCaldavConnector({ ...mapping, password: secret }, ask, { clock, timeZoneOf });
    case 'webhook': return createWebhookConnector({ url: mapping.url, secret }, ask, clock);
    case 'salesforce': return createSalesforceConnector({ ...mapping, token: secret }, ask);
    case 'dataverse': return createDataverseConnector({ ...mapping, token: secret }, ask);
    case 'hubspot': return createHubspotConnector({ ...mapping, token: secret }, ask);
    default: return assertNever(mapping);
  }
}
