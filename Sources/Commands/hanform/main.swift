print("hanform")
