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

export function makeConnector(mapping: CrmMapping, secret: string, { ask, clock }: { readonly ask: AskCrm; readonly clock: Clock }): Connector {
  switch (mapping.connector) {
    case 'tryton': return createTrytonConnector({ ...mapping, password: secret }, ask);
    case 'caldav': return createCaldavConnector({ ...mapping, password: secret }, ask);
    case 'webhook': return createWebhookConnector({ url: mapping.url, secret }, ask, clock);
    case 'salesforce': return createSalesforceConnector({ ...mapping, token: secret }, ask);
    case 'dataverse': return createDataverseConnector({ ...mapping, token: secret }, ask);
    case 'hubspot': return createHubspotConnector({ ...mapping, token: secret }, ask);
    default: return assertNever(mapping);
  }
}
