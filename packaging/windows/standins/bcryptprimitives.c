/* Stand-in for the bcryptprimitives.dll that Windows has and Wine 8 lacks, for the test prefix only: random numbers from
   Wine's own generator. */
#include <stddef.h>

__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *buffer, unsigned long size); /* RtlGenRandom */

__declspec(dllexport) int ProcessPrng(unsigned char *buffer, size_t size)
{
    while (size > 0) {
        unsigned long part = size > 0x40000000 ? 0x40000000 : (unsigned long)size;
        if (!SystemFunction036(buffer, part))
            return 0;
        buffer += part;
        size -= part;
    }
    return 1;
}

int DllMain(void *module, unsigned reason, void *reserved) { (void)module; (void)reason; (void)reserved; return 1; }
