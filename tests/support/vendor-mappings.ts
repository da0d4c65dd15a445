/** A mapping for each vendor, as a maison might write it; its token stands in a file beside it. */

export function salesforceMapping(url: string) {
  return {
    url, apiVersion: '66.0', purposes: {},
    client: { name: 'Contact', key: 'Vitrine_Key__c', fields: { givenName: 'FirstName', familyName: 'LastName', email: 'Email', phone: 'Phone' } },
    appointment: { name: 'Event', key: 'Vitrine_Key__c', client: 'WhoId', fields: { subject: 'Subject', startsAt: 'StartDateTime', state: 'Vitrine_State__c', expectation: 'Description', advisor: 'Vitrine_Advisor__c' } },
  };
}

export function dataverseMapping(url: string) {
  return {
    url, purposes: {},
    client: { name: 'contacts', key: 'vitrine_key', fields: { givenName: 'firstname', familyName: 'lastname', email: 'emailaddress1', phone: 'telephone1' } },
    appointment: { name: 'appointments', key: 'vitrine_key', client: 'regardingobjectid_contact', fields: { subject: 'subject', startsAt: 'scheduledstart', state: 'vitrine_state', expectation: 'description', advisor: 'vitrine_advisor' } },
  };
}

export function hubspotMapping(url: string) {
  return {
    url, subscriptions: { news: 77 },
    client: { name: 'contacts', key: 'vitrine_key', fields: { givenName: 'firstname', familyName: 'lastname', email: 'email', phone: 'phone' } },
    appointment: { name: 'appointments', key: 'vitrine_key', client: 'vitrine_client', fields: { subject: 'hs_appointment_name', startsAt: 'hs_appointment_start', state: 'vitrine_state', expectation: 'vitrine_expectation', advisor: 'vitrine_advisor' } },
  };
}
