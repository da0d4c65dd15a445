/* The virtual readers' driver, whose presence check fails while the file named by VITRINE_READER_FAULT exists: a reader whose cable is bad. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

typedef long (*presence)(unsigned long lun);

static const long communication_error = 612;

/* Everything else the service asks for it finds in the driver itself, which this library needs. */
long IFDHICCPresence(unsigned long lun)
{
	const char *fault = getenv("VITRINE_READER_FAULT");
	if (fault && access(fault, F_OK) == 0)
		return communication_error;
	presence ask = (presence)dlsym(RTLD_NEXT, "IFDHICCPresence");
	return ask ? ask(lun) : communication_error;
}
