import type { AuditChain } from '../audit/audit-chain.ts';
import type { Connectors } from '../connectors/start-connectors.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { mustBeMaison, type Handlers } from './handlers.ts';

type Parts = { readonly connectors: Connectors; readonly audit: AuditChain };

/** How the lines to the maison's CRMs stand, and what staff do when one of them stops. */
export function connectorHandlers({ connectors, audit }: Parts): Handlers<'connectors.list' | 'connectors.replay' | 'connectors.send-again' | 'connectors.look-again'> {
  return {
    'connectors.list': (_, staff) => {
      mustBeMaison(staff);
      return { connectors: connectors.list().map(({ state, parked, ...line }) => ({ ...line, state: state.phase === 'needs-set-up' ? { ...state, findings: [...state.findings] } : state, parked: [...parked] })), invented: connectors.invented() };
    },
    'connectors.replay': ({ name, id }, staff) => {
      mustBeMaison(staff);
      if (!connectors.replay(name, id)) throw new RequestRefused(404, 'This is not parked any more.');
      audit.add({ who: staff.account.name, act: 'crm-delivery-replayed', subject: `${name} ${id}` });
      return {};
    },
    'connectors.send-again': ({ name }, staff) => {
      mustBeMaison(staff);
      if (!connectors.sendAgain(name)) throw new RequestRefused(404, 'There is no such connector.');
      audit.add({ who: staff.account.name, act: 'crm-all-sent-again', subject: name });
      return {};
    },
    'connectors.look-again': (_, staff) => {
      mustBeMaison(staff);
      connectors.wake();
      return {};
    },
  };
}
